import type { Link } from './link.ts';
import { SYNC_EVERY_MS } from './schedule.ts';

/** The moving half of a link. Times in ms since 1970; `undefined` means never. */
export interface SyncState {
  readonly syncing: boolean;
  readonly voiceSyncing: boolean;
  readonly lastUsn: number;
  readonly maxUsn: number;
  readonly objectCount: number;
  readonly lastSync: number | undefined;
  readonly lastFailure: number | undefined;
}

/** A later cycle fetches few changes: seconds of directory, then seconds of recorded names. */
const LATER_SYNC_MS = 6_000;
const LATER_VOICE_MS = 3_000;

interface Cycle {
  readonly start: number;
  readonly lengthMs: number;
  readonly voiceMs: number;
  /** Where LastUsn and ObjectCount stand when the cycle begins. */
  readonly fromUsn: number;
  readonly fromObjects: number;
}

function cycleAt(link: Link, usnAt: (time: number) => number, now: number): Cycle {
  const age = now - link.joinedAt;
  const first = Math.floor(age / SYNC_EVERY_MS) * SYNC_EVERY_MS;
  if (first < link.firstSyncMs || first === 0) {
    const voiceMs = Math.ceil(link.firstSyncMs / 2);
    return { start: link.joinedAt, lengthMs: link.firstSyncMs, voiceMs, fromUsn: 0, fromObjects: 0 };
  }
  const start = link.joinedAt + first;
  const before = Math.max(start - SYNC_EVERY_MS, link.joinedAt);
  // The cycle before may have been a first sync that ran over several intervals.
  const fromUsn = before - link.joinedAt < link.firstSyncMs ? usnAt(link.joinedAt) : usnAt(before);
  return { start, lengthMs: LATER_SYNC_MS, voiceMs: LATER_VOICE_MS, fromUsn, fromObjects: link.objects };
}

function lastFailure(link: Link, lastSync: number): number | undefined {
  // A failing poll carries the time of its attempt, so that it never looks healthy for a moment.
  return link.trouble?.kind === 'failing' && lastSync >= link.trouble.since ? lastSync : link.pastFailure;
}

const NEVER: SyncState = {
  syncing: false,
  voiceSyncing: false,
  lastUsn: 0,
  maxUsn: 0,
  objectCount: 0,
  lastSync: undefined,
  lastFailure: undefined,
};

/**
 * How far synchronization is at `now`: a pure function of time, so that no timer is needed. The first cycle starts
 * at the join, later ones every 15 minutes; recorded names follow the directory (facts sheet 3.4, 3.7, 3.9).
 * @param usnAt the far end's change number at a time
 */
export function syncState(link: Link, usnAt: (time: number) => number, now: number): SyncState {
  if (!link.directorySync) return { ...NEVER, lastFailure: link.pastFailure };
  const working = Math.min(now, link.trouble?.since ?? now);
  const cycle = cycleAt(link, usnAt, working);
  const age = working - cycle.start;
  const progress = Math.min(1, age / cycle.lengthMs);
  const moving = link.trouble === undefined || now < link.trouble.since;
  const maxUsn = usnAt(cycle.start);
  const voiceAge = age - cycle.lengthMs;
  const attempt = link.trouble?.kind === 'failing' ? now : working;
  const lastSync =
    attempt === working
      ? cycle.start
      : link.joinedAt + Math.floor((attempt - link.joinedAt) / SYNC_EVERY_MS) * SYNC_EVERY_MS;
  return {
    syncing: moving && progress < 1,
    voiceSyncing: moving && link.voiceNameSync && voiceAge >= 0 && voiceAge < cycle.voiceMs,
    lastUsn: cycle.fromUsn + Math.floor((maxUsn - cycle.fromUsn) * progress),
    maxUsn,
    objectCount: cycle.fromObjects + Math.floor((link.objects - cycle.fromObjects) * progress),
    lastSync,
    lastFailure: lastFailure(link, lastSync),
  };
}
