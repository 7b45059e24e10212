import { l10n } from 'vscode';

/** What a question about several links and its answer are made of. */
export interface SeveralWords {
  readonly question: string;
  readonly verb: string;
  readonly stopVerb: string;
  readonly progress: string;
  /** Heads the notification and the page with the results. */
  readonly subject: string;
}

export function unjoinWords(count: number): SeveralWords {
  const stopVerb = l10n.t('Unjoin, Stop at First Refusal');
  return count === 1
    ? {
        question: l10n.t('Unjoin 1 link?'),
        verb: l10n.t('Unjoin 1 Link'),
        stopVerb,
        progress: l10n.t('Unjoining 1 link…'),
        subject: l10n.t('Unjoin of 1 link'),
      }
    : {
        question: l10n.t('Unjoin {0} links?', count),
        verb: l10n.t('Unjoin {0} Links', count),
        stopVerb,
        progress: l10n.t('Unjoining {0} links…', count),
        subject: l10n.t('Unjoin of {0} links', count),
      };
}

export function updateWords(count: number): SeveralWords {
  const stopVerb = l10n.t('Update, Stop at First Refusal');
  return count === 1
    ? {
        question: l10n.t('Update 1 link?'),
        verb: l10n.t('Update 1 Link'),
        stopVerb,
        progress: l10n.t('Updating 1 link…'),
        subject: l10n.t('Update of 1 link'),
      }
    : {
        question: l10n.t('Update {0} links?', count),
        verb: l10n.t('Update {0} Links', count),
        stopVerb,
        progress: l10n.t('Updating {0} links…', count),
        subject: l10n.t('Update of {0} links', count),
      };
}

export function joinSubject(count: number, hub: string): string {
  return count === 1
    ? l10n.t('Join of 1 server with {0}', hub)
    : l10n.t('Join of {0} servers with {1}', count, hub);
}
