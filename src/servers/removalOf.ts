import type { HttpsLink } from '../cupi/httpsLink.ts';
import { removalProgress, type RemovalProgress } from '../links/removalProgress.ts';
import { linkBackOf } from './linkBack.ts';
import type { Server } from './server.ts';
import type { ServerList } from './serverList.ts';

/** How far the removal of a link has come, as far as both ends tell. */
export interface Removal {
  readonly progress: RemovalProgress;
  /** What the server at the far end is called here; empty for one that is not configured. */
  readonly farEnd: string;
}

/** `undefined` for a link that is not being removed. */
export function removalOf(
  server: Server,
  link: HttpsLink,
  servers: Pick<ServerList, 'farEnd'>,
): Removal | undefined {
  const farEnd = servers.farEnd(server, link);
  const progress = removalProgress(link, linkBackOf(server, farEnd, servers));
  return progress && { progress, farEnd: farEnd?.profile.name ?? '' };
}
