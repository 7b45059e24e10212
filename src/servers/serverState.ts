import { isDeepStrictEqual } from 'node:util';
import type { Failure } from '../cupi/failure.ts';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import { markedSince, type MarkedSince } from './markedSince.ts';

/** The last whole list a server gave. */
export interface Snapshot {
  readonly links: readonly HttpsLink[];
  /** The server's own clock at that reading, for ages. */
  readonly serverNow: Date | undefined;
  /** This machine's clock at that reading, for "as of". */
  readonly readAt: Date;
  /** When the first of the readings began to say what this one says. */
  readonly unchangedSince: Date;
  /** Since when this window has seen links marked for removal. */
  readonly markedSince?: MarkedSince;
}

/** What a reading has given, after what is known of the readings before it. */
export function nextSnapshot(
  before: Snapshot | undefined,
  { links, date: serverNow }: { readonly links: readonly HttpsLink[]; readonly date: Date | undefined },
  readAt = new Date(),
): Snapshot {
  const unchanged = before && isDeepStrictEqual(before.links, links) ? before : undefined;
  return {
    // The same objects: what is made of them need not be made again.
    links: unchanged?.links ?? links,
    serverNow,
    readAt,
    unchangedSince: unchanged?.unchangedSince ?? readAt,
    markedSince: markedSince(before?.markedSince, links, serverNow ?? readAt),
  };
}

/** The server's clock at this moment: what it said, and what has passed here since. */
export function serverClock({ serverNow, readAt }: Pick<Snapshot, 'serverNow' | 'readAt'>): Date | undefined {
  return serverNow && new Date(serverNow.getTime() + Date.now() - readAt.getTime());
}

/** `last` is the list read before, so that a failure or a new reading does not empty the tree. */
export type ServerState =
  | { readonly kind: 'notLoaded'; readonly last: undefined }
  | {
      readonly kind: 'signedOut';
      readonly refused: boolean;
      /** The shared sign-in has a password that nobody has agreed to send to this server. */
      readonly notAllowed?: true;
      readonly last: undefined;
    }
  | { readonly kind: 'connecting'; readonly last: Snapshot | undefined }
  | { readonly kind: 'ready'; readonly last: Snapshot }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly last: Snapshot | undefined };

/** The state after a reading failed. Without a usable password the old list is dropped: nobody is signed in. */
export function failedState(failure: Failure, last: Snapshot | undefined): ServerState {
  if (failure.kind === 'signInNeeded')
    return {
      kind: 'signedOut',
      refused: failure.refused,
      ...(failure.notAllowed ? { notAllowed: true } : {}),
      last: undefined,
    };
  if (failure.kind === 'signInRefused') return { kind: 'signedOut', refused: true, last: undefined };
  return { kind: 'failed', failure, last };
}

/** Whether another reading may help: a password or a certificate waits for a person. */
export function comesRightByItself(state: ServerState): boolean {
  if (state.kind === 'ready') return true;
  if (state.kind !== 'failed') return false;
  return state.failure.kind !== 'untrusted' && state.failure.kind !== 'certificateChanged';
}

/** Nobody can say yet what it lists. */
export function isYetToBeRead({ kind }: ServerState): boolean {
  return kind === 'notLoaded' || kind === 'connecting';
}
