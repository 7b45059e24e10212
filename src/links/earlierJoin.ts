import type { JournalEntry } from './journal/journalEntries.ts';
import type { SentLine } from './journal/journalLine.ts';
import { sameHost } from './sameNetworkName.ts';

/** Which tasks a join has started. */
export interface SyncTasks {
  readonly directorySync: boolean;
  readonly voiceNameSync: boolean;
}

/**
 * The tasks that the join started which made the link of an unjoin: no reading gives them back, so they are taken from
 * the journal. `entries` are newest first. `undefined` where it was not made from this machine, or long ago.
 */
export function syncTasksOf(unjoin: SentLine, entries: readonly JournalEntry[]): SyncTasks | undefined {
  const made = entries.filter((entry) => isJoinBefore(unjoin, entry));
  const byId = made.find(({ end }) => end?.objectId !== undefined && end.objectId === unjoin.objectId);
  const join = byId ?? made.find(({ sent }) => sameHost(sent.target, unjoin.was?.remoteServer));
  const directorySync = flagOf(join?.sent.request, 'EnableDirectorySync');
  const voiceNameSync = flagOf(join?.sent.request, 'EnableVoicenameSync');
  return directorySync === undefined || voiceNameSync === undefined
    ? undefined
    : { directorySync, voiceNameSync };
}

function isJoinBefore({ origin, at }: SentLine, { sent, end }: JournalEntry): boolean {
  const isDone = sent.operation === 'join' && end?.result === 'done';
  return isDone && sent.origin === origin && sent.at <= at;
}

/** In JSON and XML alike a value that holds such a name has its quotes or brackets escaped. */
function flagOf(request: SentLine['request'] | undefined, field: string): boolean | undefined {
  const found = new RegExp(`(?:"${field}":"|<${field}>)(true|false)`).exec(request?.body?.text ?? '');
  return found ? found[1] === 'true' : undefined;
}
