import { l10n } from 'vscode';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { unreadHealthFields, type Health } from '../../links/health.ts';
import { timeText } from './time.ts';

/** A few words, for a tree row and a label. */
export function healthWord(link: HttpsLink, health: Health): string {
  if (unreadHealthFields(link).length === 0) return wordOf(health);
  return health === 'ok' ? l10n.t('not known') : l10n.t('{0}, partly unreadable', wordOf(health));
}

function wordOf(health: Health): string {
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

/** What the state means and what to do about it. Facts: Cisco's networking guides (facts sheet 3.5 to 3.7). */
export function healthSentence(link: HttpsLink, health: Health): string {
  const unread = unreadHealthFields(link).join(', ');
  if (unread === '') return sentenceOf(link, health);
  return health === 'ok'
    ? l10n.t('Whether it is in step is not known: what the server sent for {0} cannot be read.', unread)
    : l10n.t('{0} What the server sent for {1} cannot be read.', sentenceOf(link, health), unread);
}

function sentenceOf(link: HttpsLink, health: Health): string {
  switch (health) {
    case 'pendingRemoval':
      return l10n.t(
        'Marked for removal. It disappears after the task “Remove Objects Associated With Deleted Network Location” has run here (22:00 by default); the far end must also sync once and run its own.',
      );
    case 'failing':
      return l10n.t(
        'The last synchronization attempt failed at {0}. Check that the far end is up, that this server can reach the far end’s port 8444, and that its certificate is accepted.',
        timeText(link.timeOfLastFailure),
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
      return behindSentence(link);
    case 'stale':
      return l10n.t(
        'No synchronization has been attempted since {0}. Check in Task Management that “Synchronize Directory With Local Network” is enabled on this server.',
        timeText(link.timeOfLastSync),
      );
    case 'ok':
      if (!link.timeOfLastSync) return l10n.t('No synchronization has been attempted yet.');
      return l10n.t(
        'In step with the far end as of the last synchronization, {0}.',
        timeText(link.timeOfLastSync),
      );
  }
}

function behindSentence({ lastUsn, maxUsn }: HttpsLink): string {
  const missing = lastUsn !== undefined && maxUsn !== undefined ? maxUsn - lastUsn : 0n;
  if (missing === 1n)
    return l10n.t(
      'One change of the far end has not been taken over yet (LastUsn is below MaxUsn). It comes with the next synchronization.',
    );
  return l10n.t(
    '{0} changes of the far end have not been taken over yet (LastUsn is below MaxUsn). They come with the next synchronization.',
    missing.toString(),
  );
}
