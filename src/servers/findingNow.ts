import type { Finding } from '../links/finding.ts';
import { laterFinding } from '../links/laterFinding.ts';
import type { VerifyMark } from './changeRecords.ts';
import type { Server } from './server.ts';

/** What the list last read says of a marked change; `undefined` when there is none from after its sending. */
export function findingNow({ state }: Pick<Server, 'state'>, { sent, at }: VerifyMark): Finding | undefined {
  if (state.kind !== 'ready' || state.last.readAt <= at) return undefined;
  const { links, readAt } = state.last;
  return laterFinding(sent, links, readAt.getTime() - at.getTime());
}
