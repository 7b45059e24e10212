import { l10n } from 'vscode';
import type { RemovalProgress } from '../../links/removalProgress.ts';
import type { RemovalSteps } from '../../links/removalSteps.ts';

/**
 * What remains to happen to a link that is being removed, besides its own cleanup: on the far end, whose server has
 * this `name`, or here where it was not noticed yet (facts sheet 3.6).
 */
export function removalSentence({ here, farEnd }: RemovalProgress, name: string): string {
  if (here === 'notNoticed')
    return l10n.t(
      '{0} has marked its side for removal. This server notices when it next synchronizes ({1}), and then removes its own after its nightly cleanup task.',
      name,
      whenItPolls(),
    );
  switch (farEnd) {
    case 'notConfigured':
      return l10n.t(
        'The far end is not in the list of servers: it notices when it next synchronizes ({0}), and then removes its side after its own cleanup task.',
        whenItPolls(),
      );
    case 'notKnown':
      return l10n.t(
        'Whether {0} has noticed is not known: it does when it next synchronizes ({1}), and then removes its side after its own cleanup task.',
        name,
        whenItPolls(),
      );
    case 'notNoticed':
      return l10n.t(
        '{0} has not noticed yet: it does when it next synchronizes ({1}), and then removes its side after its own cleanup task.',
        name,
        whenItPolls(),
      );
    case 'pending':
      return l10n.t(
        '{0} has noticed, and removes its side after its own cleanup task (22:00 by default).',
        name,
      );
    case 'gone':
      return l10n.t('{0} no longer lists it.', name);
  }
}

/** The same for a server that leaves its network, in a few words for each of its far ends. */
export function leavingSentence({ noticed, notNoticed, notKnown }: RemovalSteps): string {
  const open = notNoticed.length + notKnown.length > 0;
  return [
    ...(noticed.length > 0 ? [l10n.t('Noticed by {0}.', noticed.join(', '))] : []),
    ...(notNoticed.length > 0 ? [l10n.t('Not noticed yet by {0}.', notNoticed.join(', '))] : []),
    ...(notKnown.length > 0 ? [l10n.t('Not known of {0}.', notKnown.join(', '))] : []),
    open
      ? l10n.t(
          'Each far end notices when it next synchronizes ({0}), and then removes its side after its own cleanup task.',
          whenItPolls(),
        )
      : l10n.t('Each far end removes its side after its own cleanup task (22:00 by default).'),
  ].join(' ');
}

/** Cisco's API has no call that makes a server synchronize (facts sheet 1.12). */
function whenItPolls(): string {
  return l10n.t(
    'about every 15 minutes; sooner only by Sync on its page Networking > HTTP(S) Links, as the API has no call for that',
  );
}
