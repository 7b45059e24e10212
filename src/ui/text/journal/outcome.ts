import { l10n } from 'vscode';
import type { JournalEntry } from '../../../links/journal/journalEntries.ts';
import type { EndLine } from '../../../links/journal/journalLine.ts';
import { visible } from '../visible.ts';

/** How a change of the journal ended, in a sentence or two. */
export function outcomeSentence({ end, lost }: JournalEntry): string {
  if (end) return endSentence(end);
  return lost
    ? l10n.t(
        'Outcome unknown: the window that sent it ended before it knew. “Verify Change…” on the server looks for it.',
      )
    : l10n.t('Still under way.');
}

function endSentence(end: EndLine): string {
  const why = failureWords(end.failure);
  switch (end.result) {
    case 'done':
      return doneSentence(end.verified, why);
    case 'failed':
      return end.failure?.unsent
        ? l10n.t('Not carried out; it never left this machine: {0}.', why)
        : l10n.t('Not carried out: {0}.', why);
    case 'alreadyGone':
      return l10n.t('There was nothing to unjoin: the server did not have the link any more.');
    case 'conflict':
      return l10n.t(
        'The answer was lost, and by then the link had other values or was gone: someone else has changed it.',
      );
    case 'notCarriedOut':
      return l10n.t(
        'The answer was lost ({0}), and looking for two minutes showed no trace of the change.',
        why,
      );
    case 'several':
      return l10n.t(
        'The answer was lost ({0}), and more than one link was new: “Verify Change…” asks which one it is.',
        why,
      );
    case 'unknown':
      return l10n.t(
        'Outcome unknown: the answer was lost ({0}), and it was not looked up to the end. “Verify Change…” looks again.',
        why,
      );
    case 'cleared':
      return l10n.t(
        'The answer was lost. A person has cleared its mark; how it ended is not written down here.',
      );
    case 'forgotten':
      return l10n.t(
        'Outcome unknown: the server was taken off the list before this was looked up, and nobody looks for it any more.',
      );
  }
}

function doneSentence(verified: EndLine['verified'], why: string): string {
  switch (verified) {
    case 'readBack':
      return l10n.t('Done, and read back.');
    case 'no':
      return l10n.t('Done, as the server said. It was not read back.');
    case 'found':
      return why === ''
        ? l10n.t('Done. The answer was lost; the change was found by looking.')
        : l10n.t('Done. The answer was lost ({0}); the change was found by looking.', why);
    case 'told':
      return l10n.t('Done, as a person has told after looking. The answer was lost.');
  }
}

/** Why, as part of a sentence; text from the server is quoted as given. */
function failureWords(failure: EndLine['failure']): string {
  if (!failure) return '';
  const { kind, status, code, message } = failure;
  const reason =
    status === undefined ? reasonWords(kind) : l10n.t('{0}, status {1}', reasonWords(kind), status);
  const said = [code, message].filter((part) => part !== undefined && part !== '').join(': ');
  return said === '' ? reason : l10n.t('{0}: “{1}”', reason, visible(said));
}

/** A kind of failure in a few words. One that this version does not know is named as it stands. */
function reasonWords(kind: string): string {
  switch (kind) {
    case 'denied':
      return l10n.t('the server denied the request');
    case 'refused':
    case 'invalidRequest':
      return l10n.t('the server refused the request');
    case 'notFound':
      return l10n.t('the server has no such object');
    case 'unsupported':
      return l10n.t('this release does not offer the call');
    case 'conflict':
      return l10n.t('the request conflicts with what the server has');
    case 'busy':
      return l10n.t('the server was busy');
    case 'serverError':
      return l10n.t('the server reported an error');
    case 'unreachable':
      return l10n.t('the server could not be reached');
    case 'timeout':
      return l10n.t('no answer came in time');
    case 'cutOff':
      return l10n.t('the connection ended before the whole answer was here');
    case 'cancelled':
      return l10n.t('somebody stopped waiting for it');
    case 'signInNeeded':
    case 'signInRefused':
      return l10n.t('the sign-in was not accepted');
    case 'untrusted':
    case 'certificateChanged':
      return l10n.t('the certificate was not trusted');
    case 'proxy':
      return l10n.t('the proxy did not let it through');
    case 'badPayload':
      return l10n.t('the answer was not as documented');
    default:
      return kind;
  }
}
