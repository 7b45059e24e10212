import type { Change } from '../../links/change.ts';
import { presentFailure } from '../../ui/presentFailure.ts';

/** Says that nothing was sent, since the entry of the server is not the one any more that the question was about. */
export function presentOutdated(server: string, operation: Change['kind']): Promise<void> {
  return presentFailure({ kind: 'outdated', server, operation, sent: false }, undefined);
}
