import type { ServerList } from '../servers/serverList.ts';
import { linkOf, serverOf } from '../ui/target.ts';
import { copyText } from '../ui/copyText.ts';
import { copyField } from './flows/copyField.ts';

/** The name of a server row or of a link. */
export async function copyName(target: unknown, servers: ServerList): Promise<void> {
  const server = linkOf(target, servers) ? undefined : serverOf(target, servers);
  if (server) return copyText(server.profile.name);
  await copyField(target, servers, (link) => link.displayName);
}
