import type { ServerList } from '../servers/serverList.ts';
import { copyText } from '../ui/copyText.ts';
import { linkOf, selectedOf, serverOf } from '../ui/target.ts';
import { copyField } from './flows/copyField.ts';

/** The name of a server row or of a link; of several rows, one a line. */
export async function copyName(target: unknown, selected: unknown, servers: ServerList): Promise<void> {
  const names = selectedOf(target, selected, (row) => nameOf(row, servers));
  if (names.length > 0) return copyText(names.join('\n'));
  await copyField(target, undefined, servers, (link) => link.displayName);
}

function nameOf(row: unknown, servers: ServerList): string | undefined {
  const found = linkOf(row, servers);
  return found ? found.link.displayName : serverOf(row, servers)?.profile.name;
}
