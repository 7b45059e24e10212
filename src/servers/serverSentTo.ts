import type { SentLine } from '../links/journal/journalLine.ts';
import type { Server } from './server.ts';

/** The server a change of the journal was sent to; of two with the same address the one with the same sign-in. */
export function serverSentTo<S extends Pick<Server, 'profile'>>(
  { origin, account }: Pick<SentLine, 'origin' | 'account'>,
  all: readonly S[],
): S | undefined {
  const there = all.filter(({ profile }) => profile.origin === origin);
  return there.find(({ profile }) => profile.user === account) ?? there[0];
}
