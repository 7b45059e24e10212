import { l10n } from 'vscode';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { attentionOf } from '../../links/attention.ts';
import { healthOf, isStale, unreadHealthFields, type Health } from '../../links/health.ts';
import { timeAndAge, type AgeClock } from './time.ts';

/** A few words, for a tree row and a label. Why a link that is behind needs a person must be among them. */
export function healthWord(link: HttpsLink, serverNow: Date | undefined): string {
  const health = healthOf(link, serverNow);
  const unread = unreadHealthFields(link).length > 0;
  if (health === 'ok' && unread) return l10n.t('not known');
  const both = health === 'behind' && attentionOf(link, serverNow) === 'stale';
  const word = both ? l10n.t('behind, stale') : healthKindWord(health);
  return unread ? l10n.t('{0}, partly unreadable', word) : word;
}

/** The word for a health itself, whatever is known of a link. */
export function healthKindWord(health: Health): string {
  switch (health) {
    case 'pendingRemoval':
      return l10n.t('pending removal');
    case 'failing':
      return l10n.t('failing');
    case 'alert':
      return l10n.t('alert mode');
    case 'warning':
      return l10n.t('warning mode');
    case 'syncing':
      return l10n.t('syncing');
    case 'behind':
      return l10n.t('behind');
    case 'stale':
      return l10n.t('stale');
    case 'ok':
      return l10n.t('ok');
  }
}

/** What ages are told by. */
export interface Clocked {
  /** Absent where the server does not tell the time. */
  readonly clock: AgeClock | undefined;
  /** When this window first saw the link marked for removal: no field says since when it is. */
  readonly markedSince?: Date | undefined;
}

/**
 * What the state means, since when, and what to do about it. Facts: Cisco's networking guides (facts sheet 3.5 to 3.7).
 */
export function healthSentence(link: HttpsLink, health: Health, clocked: Clocked): string {
  const unread = unreadHealthFields(link).join(', ');
  if (unread === '') return sentenceOf(link, health, clocked);
  return health === 'ok'
    ? l10n.t('Whether it is in step is not known: what the server sent for {0} cannot be read.', unread)
    : l10n.t('{0} What the server sent for {1} cannot be read.', sentenceOf(link, health, clocked), unread);
}

function sentenceOf(link: HttpsLink, health: Health, clocked: Clocked): string {
  const { clock } = clocked;
  switch (health) {
    case 'pendingRemoval':
      return removalSentence(clocked);
    case 'failing':
      return l10n.t(
        'The last synchronization attempt failed at {0}. Check that the far end is up, that this server can reach the far end’s port 8444, and that its certificate is accepted.',
        timeAndAge(link.timeOfLastFailure, clock),
      );
    case 'alert':
      return l10n.t(
        'The far end’s publisher cannot be reached; its subscriber answers with the data it had. Check the far end’s publisher.',
      );
    case 'warning':
      return l10n.t(
        'A size limit of the directory has been exceeded. Synchronization goes on, but performance may suffer until objects are removed.',
      );
    case 'syncing':
      return l10n.t('A synchronization is running.');
    case 'behind':
      return behindSentence(link, clock);
    case 'stale':
      return l10n.t(
        'No synchronization has been attempted since {0}. Check in Task Management that “Synchronize Directory With Local Network” is enabled on this server.',
        timeAndAge(link.timeOfLastSync, clock),
      );
    case 'ok':
      if (!link.timeOfLastSync) return l10n.t('No synchronization has been attempted yet.');
      return l10n.t(
        'In step with the far end as of the last synchronization, {0}.',
        timeAndAge(link.timeOfLastSync, clock),
      );
  }
}

function removalSentence({ clock, markedSince }: Clocked): string {
  const what = l10n.t(
    'Marked for removal. It disappears after the task “Remove Objects Associated With Deleted Network Location” has run here (22:00 by default); if it is still there the next day, check in Task Management that this task is enabled on this server.',
  );
  if (!markedSince) return what;
  const since = timeAndAge({ kind: 'instant', at: markedSince, text: '' }, clock);
  return `${what} ${l10n.t('This window has seen it so since {0}; the server does not say when it was marked.', since)}`;
}

function behindSentence(link: HttpsLink, clock: AgeClock | undefined): string {
  const time = timeAndAge(link.timeOfLastSync, clock);
  // Nobody should wait for a run that does not come.
  const next = isStale(link, clock?.serverNow)
    ? l10n.t(
        'Nothing has been attempted since: check in Task Management that “Synchronize Directory With Local Network” is enabled on this server.',
      )
    : l10n.t('The rest comes with the next synchronization, every 15 minutes by default.');
  return `${missingSentence(link, time)} ${next}`;
}

function missingSentence({ lastUsn, maxUsn }: HttpsLink, time: string): string {
  const missing = lastUsn !== undefined && maxUsn !== undefined ? maxUsn - lastUsn : 0n;
  if (missing === 1n)
    return l10n.t(
      'One change of the far end was not taken over by the last synchronization, {0} (LastUsn is below MaxUsn).',
      time,
    );
  return l10n.t(
    '{0} changes of the far end were not taken over by the last synchronization, {1} (LastUsn is below MaxUsn).',
    missing.toString(),
    time,
  );
}
