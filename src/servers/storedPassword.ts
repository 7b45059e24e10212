import type { JoinRequest } from '../cupi/httpsLink.ts';
import type { Secret } from '../http/secret.ts';
import { hasHost } from '../links/farEnd.ts';
import { knownServer } from './knownServer.ts';
import type { Passwords } from './passwords.ts';
import type { Server } from './server.ts';

interface Stored {
  readonly servers: { get(id: string): Pick<Server, 'profile' | 'location'> | undefined };
  readonly passwords: Pick<Passwords, 'get'>;
}

/**
 * The stored password of a configured server as it is now, if a join may use it: for the host and user that a person has
 * confirmed and no other. `undefined` where there is none, or where the server is another one by now.
 */
export async function storedPassword(
  serverId: string,
  { remoteServer, remoteUsername }: Pick<JoinRequest, 'remoteServer' | 'remoteUsername'>,
  { servers, passwords }: Stored,
): Promise<Secret | undefined> {
  const other = servers.get(serverId);
  if (!other || other.profile.readOnly || other.profile.user !== remoteUsername) return undefined;
  if (!hasHost(knownServer(other), remoteServer)) return undefined;
  // A secret storage that fails has none to give.
  const record = await passwords.get(other.profile).catch(() => undefined);
  return record && !record.refused ? record.password : undefined;
}
