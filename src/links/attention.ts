import type { HttpsLink } from '../cupi/httpsLink.ts';
import { healthOf, isStale, unreadHealthFields } from './health.ts';

/** Why a link needs a person, worst first. */
export const attentionKinds = ['failing', 'alert', 'warning', 'stale', 'unread'] as const;
export type Attention = (typeof attentionKinds)[number];

/**
 * Why a link needs attention; `undefined` where it comes right by itself. Stale needs it: no attempt for three runs
 * means that the task or the reader stands still, and neither starts again unasked (facts sheet 3.7). Behind does not,
 * unless it is stale besides: what is missing comes with the next run. Pending removal is what somebody wanted, and
 * syncing is work in progress. A link of which a part could not be read may be worse than it looks, unless its removal
 * is certain: nothing else is worse than that.
 */
export function attentionOf(link: HttpsLink, serverNow: Date | undefined): Attention | undefined {
  const health = healthOf(link, serverNow);
  if (health === 'pendingRemoval') return undefined;
  if (health === 'failing' || health === 'alert' || health === 'warning' || health === 'stale') return health;
  if (health === 'behind' && isStale(link, serverNow)) return 'stale';
  return unreadHealthFields(link).length > 0 ? 'unread' : undefined;
}
