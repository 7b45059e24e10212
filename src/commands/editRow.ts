import { linkOf, serverOf } from '../ui/target.ts';
import { editServer } from './editServer.ts';
import { renameFolder } from './renameFolder.ts';
import type { Services } from './services.ts';
import { updateLink } from './updateLink.ts';

/** F2 in the Servers view: updates a link (of several selected ones, an option), edits a server, or renames a folder. */
export async function editRow(services: Services): Promise<void> {
  const { target, selected } = await services.keyRows();
  if (linkOf(target, services.servers)) return updateLink(target, selected, services);
  if (target?.kind === 'folder') return renameFolder(target, services);
  if (target?.kind === 'server' && serverOf(target, services.servers)) await editServer(target, services);
}
