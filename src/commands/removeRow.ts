import { linkOf, serverOf } from '../ui/target.ts';
import { deleteFolder } from './deleteFolder.ts';
import { forgetServer } from './forgetServer.ts';
import type { Services } from './services.ts';
import { unjoinLink } from './unjoinLink.ts';

/**
 * Delete in the Servers view: asks to unjoin a link, to take a server off the list, or to delete a folder. A server is
 * never taken out of its network by a key.
 */
export async function removeRow(services: Services): Promise<void> {
  const { target, selected } = await services.keyRows();
  if (linkOf(target, services.servers)) return unjoinLink(target, selected, services);
  if (target?.kind === 'folder') return deleteFolder(target, services);
  if (target?.kind === 'server' && serverOf(target, services.servers))
    await forgetServer(target, selected, services);
}
