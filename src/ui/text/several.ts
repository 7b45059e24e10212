import { l10n } from 'vscode';
import type { Change } from '../../links/change.ts';
import type { SeriesEnd } from '../../links/joinSeries.ts';
import type { ItemEnd } from '../../links/several.ts';
import { tally, verdictOf, type ItemVerdict } from '../../links/tally.ts';
import { withLostNote } from './change.ts';
import { failureSentence } from './failure.ts';
import { dateText } from './time.ts';
import { whatToDo } from './whatToDo.ts';
import { wrap } from './wrap.ts';

/** “2 unjoined, 1 failed”. */
export function tallyWords(ends: readonly NamedEnd[]): string {
  const kind = ends[0]?.kind ?? 'unjoin';
  return tally(ends.map(({ end }) => end))
    .map(([verdict, count]) => countWords(kind, verdict, count))
    .join(', ');
}

function countWords(kind: Change['kind'], verdict: ItemVerdict, count: number): string {
  switch (verdict) {
    case 'done':
      return doneWords(kind, count);
    case 'ignored':
      return l10n.t('{0} left as they were by the server', count);
    case 'alreadyGone':
      return l10n.t('{0} gone already', count);
    case 'failed':
      return l10n.t('{0} failed', count);
    case 'toVerify':
      return l10n.t('{0} to be verified', count);
    case 'notBegun':
      return l10n.t('{0} not begun', count);
  }
}

function doneWords(kind: Change['kind'], count: number): string {
  switch (kind) {
    case 'join':
      return l10n.t('{0} joined', count);
    case 'update':
      return l10n.t('{0} updated', count);
    case 'unjoin':
    case 'unjoinSelf':
      return l10n.t('{0} unjoined', count);
  }
}

/** How one of several changes ended: what happened, in a server's own code and words where it refused, and what to do. */
function endLines(kind: Change['kind'], end: ItemEnd): readonly string[] {
  switch (end.kind) {
    case 'done':
      return [withLostNote(doneSentence(kind, end), end.lost)];
    case 'alreadyGone':
      return [l10n.t('Was already gone or marked for removal. There was nothing to unjoin.')];
    case 'failed':
      return [
        l10n.t('Failed. {0}', failureSentence(end.failure)),
        l10n.t('Next: {0}', whatToDo(end.failure)),
      ];
    case 'inProgress':
      return [
        l10n.t('Not sent. The same change is in progress already, here or in another window.'),
        l10n.t('Next: run it again once that has ended.'),
      ];
    case 'conflict':
      return conflictLines(end);
    case 'unnamed':
      return [l10n.t('Not sent, because there are links by now that the question did not name.')];
    case 'notCarriedOut':
      return [
        l10n.t('Not carried out so far. The answer was lost: {0}', failureSentence(end.failure)),
        l10n.t('Next: run it again; the links are looked at once more before it is sent.'),
      ];
    case 'unverified':
      return [
        l10n.t('Not sent. Nobody knows yet how an earlier change of it ended, sent {0}.', dateText(end.at)),
        verifyStep(),
      ];
    case 'several':
    case 'unknown':
      return [l10n.t('The outcome is not known. {0}', failureSentence(end.failure)), verifyStep()];
    case 'fault':
      return [
        l10n.t('Whether it was sent is not known, because of a fault in the extension. “Show Log” has it.'),
        l10n.t(
          'Next: if it was sent, its server has a mark, and “Verify Change…” looks again. Without a mark, refresh and look at the link before you start it anew.',
        ),
      ];
    case 'notBegun':
      return [l10n.t('Not begun. Nothing was sent.')];
  }
}

function doneSentence(kind: Change['kind'], { changed }: Extract<ItemEnd, { kind: 'done' }>): string {
  switch (kind) {
    case 'join':
      return l10n.t('Joined.');
    case 'update':
      return changed.ignored.length === 0
        ? l10n.t('Updated.')
        : l10n.t(
            'The server accepted the update but left these fields as they were: {0}.',
            changed.ignored.join(', '),
          );
    case 'unjoin':
    case 'unjoinSelf':
      return changed.link
        ? l10n.t('Marked for removal. It disappears after the nightly cleanup task.')
        : l10n.t('Unjoined.');
  }
}

function conflictLines({ sent, now }: Extract<ItemEnd, { kind: 'conflict' }>): readonly string[] {
  if (!now) return [l10n.t('The link is gone. Someone has unjoined it meanwhile.')];
  return [
    sent
      ? l10n.t('The answer was lost, and the link has other values than the update asked for.')
      : l10n.t('Not sent, because someone else has changed the link meanwhile.'),
    l10n.t('Next: run it again; the question then shows the link as it is now.'),
  ];
}

/** Whether the next join could be begun. */
export function syncLines(sync: SeriesEnd['sync']): readonly string[] {
  switch (sync?.kind) {
    case undefined:
      return [];
    case 'inStep':
      return [l10n.t('Its first directory synchronization has ended.')];
    case 'failing':
      return [
        l10n.t('Its first directory synchronization fails, so the next join was not begun.'),
        l10n.t('Next: look at the details of the link; the server tries again by itself.'),
      ];
    case 'gone':
      return [l10n.t('Its link is gone again or marked for removal, so the next join was not begun.')];
    case 'cannotLook':
      return [
        l10n.t(
          'Whether its first synchronization has ended could not be read. {0}',
          failureSentence(sync.failure),
        ),
        l10n.t('Next: {0}', whatToDo(sync.failure)),
      ];
    case 'stopped':
      return [l10n.t('Its first directory synchronization was not waited for to its end.')];
    case 'fault':
      return [
        l10n.t(
          'Whether its first synchronization has ended is not known, because of a fault in the extension. “Show Log” has it.',
        ),
      ];
  }
}

/** A change whose outcome is not known has left a mark on its server. */
function verifyStep(): string {
  return l10n.t('Next: “Verify Change…” on the server looks again. It is not sent again before that.');
}

/** One of several changes that has ended, by the names people know. */
export interface NamedEnd {
  readonly server: string;
  readonly name: string;
  readonly kind: Change['kind'];
  readonly end: ItemEnd;
  /** Of a join of a series: how the wait for its first synchronization ended, if there was one. */
  readonly sync: SeriesEnd['sync'];
  /** What else is to be told of it, in a sentence: what remains to happen, or what its far end says. */
  readonly rest?: string | undefined;
}

/** What a person reads who waits for several changes, when the answer to one is lost. */
export function lostOfSeveral(server: string, name: string): string {
  return l10n.t(
    '{0}: {1}: the answer was lost. Looking for up to two minutes whether it was carried out. To cancel stops all looking and waiting, and begins no other change.',
    server,
    name,
  );
}

/** A page to read: one paragraph for each change, those that went wrong first, and what was left out. */
export function resultPage(title: string, ends: readonly NamedEnd[], leftOut: readonly string[]): string {
  const isFine = ({ end }: NamedEnd) => ['done', 'alreadyGone'].includes(verdictOf(end));
  const wrong = ends.filter((one) => !isFine(one));
  return [
    `${title}\n${dateText(new Date())}`,
    ...[...wrong, ...ends.filter(isFine)].map(paragraph),
    ...(leftOut.length > 0 ? [`${l10n.t('Left out')}\n${indented(leftOut)}`] : []),
    '',
  ].join('\n\n');
}

function paragraph({ server, name, kind, end, sync, rest }: NamedEnd): string {
  const lines = [...endLines(kind, end), ...(rest === undefined ? [] : [rest]), ...syncLines(sync)];
  return `${l10n.t('{0}: {1}', server, name)}\n${indented(lines)}`;
}

function indented(lines: readonly string[]): string {
  return lines.flatMap((line) => wrap(`  ${line}`, '  ')).join('\n');
}
