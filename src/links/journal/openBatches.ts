import type { BatchLine } from './batchLine.ts';
import type { JournalLine } from './journalLine.ts';

/** The batches that nobody has seen the end of and no window is at any more, newest first. */
export function openBatches(
  lines: readonly JournalLine[],
  isUnderWay: (batch: BatchLine) => boolean,
): readonly BatchLine[] {
  const ended = new Set(lines.flatMap((line) => (line.kind === 'batchEnd' ? [line.id] : [])));
  return lines
    .filter((line) => line.kind === 'batch')
    .filter((batch) => !ended.has(batch.id) && !isUnderWay(batch))
    .toSorted((a, b) => b.at.localeCompare(a.at));
}
