import { storedPassword } from '../../../servers/storedPassword.ts';
import type { Services } from '../../services.ts';
import { joinRequest } from '../joinRequest.ts';
import type { AddressedItem, Join } from './plannedJoins.ts';

/** The join as it is sent, the stored password read for each sending; `undefined` where none may be used any more. */
export async function joinChange(item: AddressedItem, services: Services): Promise<Join | undefined> {
  const { server, remoteServer, remoteUsername, options } = item;
  const remotePassword = await storedPassword(server.profile.id, item, services);
  if (!remotePassword) return undefined;
  return { kind: 'join', request: joinRequest({ remoteServer, remoteUsername, remotePassword, options }) };
}
