import { l10n } from 'vscode';
import type { Failure } from '../../cupi/failure.ts';
import type { Change } from '../../links/change.ts';
import { nameOf } from '../../links/changeTarget.ts';
import type { SentChange } from '../../links/sentChange.ts';
import type { VerifyMark } from '../../servers/changeRecords.ts';
import { dateText } from './time.ts';
import { visible } from './visible.ts';

/** A change as part of a sentence. */
export function changeWords(change: Change | SentChange): string {
  return operationWords(change.kind, nameOf(change));
}

/** The same by its operation and the name of what it is about. */
export function operationWords(operation: Change['kind'], target: string): string {
  const name = visible(target);
  switch (operation) {
    case 'join':
      return l10n.t('join with {0}', name);
    case 'update':
      return l10n.t('update of {0}', name);
    case 'unjoin':
      return l10n.t('unjoin of {0}', name);
    case 'unjoinSelf':
      return l10n.t('unjoin from the network');
  }
}

/** A few words for the row of a server with changes whose outcome is not known; empty without any. */
export function markWords([first, ...more]: readonly VerifyMark[]): string {
  if (!first) return '';
  return more.length === 0
    ? l10n.t('verify: {0}', changeWords(first.sent))
    : l10n.t('verify: {0} changes', more.length + 1);
}

/** What is known of such a change, and what to do. */
export function markSentence({ sent, at }: VerifyMark): string {
  return l10n.t(
    'Nobody knows yet whether this change was carried out: {0}, sent {1}. “Verify Change…” looks again.',
    changeWords(sent),
    dateText(at),
  );
}

/** What a success adds when it was found by looking. */
export function withLostNote(sentence: string, lost: Failure | undefined): string {
  if (!lost) return sentence;
  return lost.kind === 'badPayload'
    ? l10n.t('{0} The answer was not as documented; the change was found by looking.', sentence)
    : l10n.t('{0} The answer was lost on the way; the change was found by looking.', sentence);
}
