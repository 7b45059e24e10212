import type { KnownServer } from '../links/farEnd.ts';
import type { Server } from './server.ts';

/** A server as far as it can be recognised by a link or a host name. */
export function knownServer({ profile, location }: Pick<Server, 'profile' | 'location'>): KnownServer {
  return { id: profile.id, host: profile.host, location };
}
