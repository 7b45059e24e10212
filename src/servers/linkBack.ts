import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { LinkBack } from '../links/removalProgress.ts';
import type { Server } from './server.ts';

/** Who is the far end of a link, as the list of servers tells it. */
export interface FarEnds<S> {
  farEnd(server: S, link: HttpsLink): S | undefined;
}

type Seen = Pick<Server, 'state' | 'location'>;

/** What the far end's last list says of its link back to `here`, which is the one whose far end is `here`. */
export function linkBackOf<S extends Seen>(here: S, farEnd: S | undefined, ends: FarEnds<S>): LinkBack {
  if (!farEnd) return { kind: 'notConfigured' };
  if (farEnd.state.kind !== 'ready') return { kind: 'notKnown' };
  const back = farEnd.state.last.links.filter((link) => ends.farEnd(farEnd, link) === here);
  if (back.some(({ deleted }) => !deleted)) return { kind: 'standing' };
  if (back.length > 0) return { kind: 'pending' };
  // Its links name this server by its location: before that is read, none of them may be recognised.
  return { kind: here.location ? 'absent' : 'notKnown' };
}
