import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { removalProgress } from '../../links/removalProgress.ts';
import { linkBackOf } from '../../servers/linkBack.ts';
import type { Server } from '../../servers/server.ts';
import { removalSentence } from '../../ui/text/removal.ts';
import { linkName } from '../../ui/text/visible.ts';
import type { Services } from '../services.ts';

/** What remains to happen to an unjoined link on each end; `farEnd` is the server it led to, as read by now. */
export function whatRemains(
  server: Server,
  link: HttpsLink,
  farEnd: Server | undefined,
  { servers }: Pick<Services, 'servers'>,
): string | undefined {
  const progress = removalProgress(linkNow(server, link), linkBackOf(server, farEnd, servers));
  return progress && removalSentence(progress, farEnd?.profile.name ?? linkName(link, link.objectId));
}

/** The link after its unjoin, as far as is known: a failed reading speaks against nothing that the server has said. */
export function linkNow({ state }: Server, link: HttpsLink): Pick<HttpsLink, 'deleted'> | undefined {
  const isThere =
    state.kind !== 'ready' || state.last.links.some(({ objectId }) => objectId === link.objectId);
  return isThere ? { deleted: true } : undefined;
}
