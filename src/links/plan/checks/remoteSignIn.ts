import type { Check } from '../check.ts';
import type { PlannedJoin } from '../plannedJoin.ts';

/** Where the remote server is a configured one, its sign-in is tried before it is sent (facts sheet 3.3). */
export function checkRemoteSignIn({ signIn, there }: PlannedJoin): readonly Check[] {
  if (!there) return [{ verdict: 'notKnown', seen: { kind: 'remoteNotConfigured' }, source: '3.3' }];
  const seen = { kind: 'remoteSignIn', name: there.name } as const;
  switch (signIn) {
    case undefined:
      return [{ verdict: 'notKnown', seen, source: '3.3' }];
    case 'accepted':
      return [{ verdict: 'ok', seen, source: '3.3' }];
    case 'refused':
      return [{ verdict: 'refusal', seen, source: '3.3' }];
  }
}
