import type { DirectorySynchronizationRole, SyncStatus } from '../httpsLink.ts';
import { isObjectId } from '../objectId.ts';
import type { ServerDisplayState } from '../vmsServer.ts';
import { unreadable, type FieldDecoder } from './unreadable.ts';

/** Text on one line; what cannot be printed is shown as a replacement character. */
export const text: FieldDecoder<string> = (value) =>
  // Most texts are plain, and seen to be so in a quarter of the time.
  /[^ -~]/.test(value)
    ? value.replace(/(?<!\s)\s*[\r\n]\s*/g, ' ').replace(/(?!\t)[\p{Cc}\p{Cs}]/gu, '\uFFFD')
    : value;

/** Cisco's samples have blanks and line breaks inside URLs (facts sheet 1.4, 2.3); a URL has none. */
export const url: FieldDecoder<string> = (value) =>
  /[^!-~]/.test(value) ? text(value.replace(/\s+/g, '')) : value;

export const objectId: FieldDecoder<string> = (value) => (isObjectId(value) ? value : unreadable);

/** The documents describe 0 and 1, the samples print words (facts sheet 1.4). */
export const boolean: FieldDecoder<boolean> = word({ true: true, 1: true, false: false, 0: false });

export const syncStatus: FieldDecoder<SyncStatus> = word({
  0: 'idle',
  idle: 'idle',
  1: 'syncing',
  syncing: 'syncing',
  synching: 'syncing',
  synchronizing: 'syncing',
});

export const role: FieldDecoder<DirectorySynchronizationRole> = word({
  0: 'standard',
  standard: 'standard',
  1: 'alert',
  alert: 'alert',
});

/** Facts sheet 1.10; the words are ours. */
export const displayState: FieldDecoder<ServerDisplayState> = word({
  0: 'unknown',
  1: 'down',
  2: 'initializing',
  3: 'primary',
  4: 'secondary',
  5: 'idle',
  6: 'inDbSync',
  7: 'splitBrainRecovery',
});

/** USNs: bigint in the table, so more than a JavaScript number holds exactly. */
export const bigint: FieldDecoder<bigint> = (value) =>
  /^[+-]?\d{1,40}$/.test(value) ? BigInt(value) : unreadable;

export const int: FieldDecoder<number> = (value) => {
  const number = /^[+-]?\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) ? number : unreadable;
};

function word<const T>(table: Readonly<Record<string, T>>): FieldDecoder<T> {
  const meanings = new Map(Object.entries(table));
  return (value) => meanings.get(value) ?? meanings.get(value.toLowerCase()) ?? unreadable;
}
