import type { ServerList } from '../servers/serverList.ts';
import { copyField } from './copyField.ts';

export function copyUri(target: unknown, servers: ServerList): Promise<void> {
  return copyField(target, servers, (link) => link.uri);
}
