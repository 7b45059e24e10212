import type { HttpsLink } from '../../../cupi/httpsLink.ts';
import { isInStep } from '../../directorySync.ts';
import type { Check } from '../check.ts';
import type { PlannedJoin } from '../plannedJoin.ts';

/** One join at a time per location, the next only when the directory is in step (facts sheet 3.1). */
export function checkFirstSync({ here }: PlannedJoin): readonly Check[] {
  const { name, links } = here;
  if (!links) return [{ verdict: 'notKnown', seen: { kind: 'unread', name, what: 'links' }, source: '3.1' }];
  const running = links.filter(isRunning).map((link) => link.displayName ?? link.objectId);
  return running.length > 0
    ? [{ verdict: 'warning', seen: { kind: 'syncRunning', links: running }, source: '3.1' }]
    : [{ verdict: 'ok', seen: { kind: 'syncAtRest' }, source: '3.1' }];
}

/** At it, behind, or never once polled. */
function isRunning(link: HttpsLink): boolean {
  return !link.deleted && !isInStep(link);
}
