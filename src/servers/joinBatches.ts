import { randomUUID } from 'node:crypto';
import type { BatchLine } from '../links/journal/batchLine.ts';
import { openBatches } from '../links/journal/openBatches.ts';
import type { ChangeJournal } from './changeJournal.ts';
import { isRunning } from './isRunning.ts';

/** First synchronizations take hours; after a day a process with that id is another one. */
const longestMs = 24 * 60 * 60_000;

/** Writes down that joins are begun. Resolves to the id of the batch. */
export async function beginBatch(
  { hub, joins }: Pick<BatchLine, 'hub' | 'joins'>,
  journal: Pick<ChangeJournal, 'append'>,
): Promise<string> {
  const id = randomUUID();
  await journal.append({
    v: 1,
    kind: 'batch',
    at: new Date().toISOString(),
    id,
    pid: process.pid,
    hub,
    joins,
  });
  return id;
}

/** Whoever confirmed it knows how it ended, or does not want it to go on. */
export function endBatch(id: string, journal: Pick<ChangeJournal, 'append'>): Promise<void> {
  return journal.append({ v: 1, kind: 'batchEnd', at: new Date().toISOString(), id });
}

/** Those that were interrupted with their window, newest first. */
export async function interruptedBatches(
  journal: Pick<ChangeJournal, 'lines'>,
): Promise<readonly BatchLine[]> {
  return openBatches(await journal.lines(), ({ pid, at }) => {
    return Date.now() - Date.parse(at) < longestMs && isRunning(pid);
  });
}
