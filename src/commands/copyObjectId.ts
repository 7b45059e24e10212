import type { ServerList } from '../servers/serverList.ts';
import { copyField } from './flows/copyField.ts';

export function copyObjectId(target: unknown, selected: unknown, servers: ServerList): Promise<void> {
  return copyField(target, selected, servers, (link) => link.objectId);
}
