import type { EndLine, JournalLine, SentLine } from './journalLine.ts';

/** One change of the past. Without an end it is under way, or its window died before it knew. */
export interface JournalEntry {
  readonly sent: SentLine;
  readonly end: EndLine | undefined;
  /** Nobody follows it any more, and nobody has said how it ended. */
  readonly lost: boolean;
}

/**
 * Puts the lines of each change together, newest change first. A change may have ended more than once: the last word
 * holds. `isUnderWay` tells whether the window that sent it may still be at it.
 */
export function entriesOf(
  lines: readonly JournalLine[],
  isUnderWay: (sent: SentLine) => boolean,
): readonly JournalEntry[] {
  const sent = new Map<string, SentLine>();
  const ends = new Map<string, EndLine>();
  for (const line of lines) {
    if (line.kind === 'sent') sent.set(line.id, line);
    else if (line.kind === 'end' && isLater(line, ends.get(line.id))) ends.set(line.id, line);
  }
  // Of one millisecond, the one that was written down later is the newer.
  return [...sent.values()]
    .reverse()
    .map((one) => {
      const end = ends.get(one.id);
      return { sent: one, end, lost: !end && !isUnderWay(one) };
    })
    .sort((a, b) => b.sent.at.localeCompare(a.sent.at));
}

function isLater(line: EndLine, known: EndLine | undefined): boolean {
  return !known || known.at <= line.at;
}
