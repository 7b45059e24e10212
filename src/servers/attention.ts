import { attentionKinds, attentionOf, type Attention } from '../links/attention.ts';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import { linkKey } from '../links/linkKey.ts';
import type { Server } from './server.ts';
import type { Snapshot } from './serverState.ts';

/** What is read of a server here. */
type Read = Pick<Server, 'state'>;

/** A link that needs attention, where it is, and by which reading. */
export interface AttendedLink<S> {
  readonly server: S;
  readonly link: HttpsLink;
  readonly key: string;
  readonly attention: Attention;
  readonly last: Snapshot;
}

export interface AttentionSummary<S> {
  /** Worst first, then in the order of the servers. */
  readonly links: readonly AttendedLink<S>[];
  /** Servers that cannot be read now: their links, if any are shown, are as they were. */
  readonly unreadable: readonly S[];
}

/** Counts over all servers, by what was last read of each. */
export function attentionIn<S extends Read>(servers: readonly S[]): AttentionSummary<S> {
  const links = servers.flatMap((server) => linksOf(server));
  return {
    links: attentionKinds.flatMap((kind) => links.filter(({ attention }) => attention === kind)),
    unreadable: servers.filter(isUnreadable),
  };
}

function linksOf<S extends Read>(server: S): readonly AttendedLink<S>[] {
  const { last } = server.state;
  if (!last) return [];
  return last.links.flatMap((link) => {
    const attention = attentionOf(link, last.serverNow);
    return attention ? [{ server, link, key: linkKey(link, last.links), attention, last }] : [];
  });
}

/** A server without a password is one that nobody wanted to read yet; one that was cancelled, too. */
function isUnreadable({ state }: Read): boolean {
  if (state.kind === 'signedOut') return state.refused;
  return state.kind === 'failed' && state.failure.kind !== 'cancelled';
}
