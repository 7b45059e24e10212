import type { ServerList } from '../servers/serverList.ts';
import { copyField } from './flows/copyField.ts';

export function copyUri(target: unknown, servers: ServerList): Promise<void> {
  return copyField(target, servers, (link) => link.uri);
}
