import type { CupiTime, HttpsLink } from '../cupi/httpsLink.ts';

/** Our reading of a link's fields, worst first (design.md 3; facts sheet 3.7). */
export const healthKinds = [
  'pendingRemoval',
  'failing',
  'alert',
  'warning',
  'syncing',
  'behind',
  'stale',
  'ok',
] as const;
export type Health = (typeof healthKinds)[number];

/** The directory task runs every 15 minutes by default: three missed runs are worth a word. */
export const staleAfterMs = 3 * 15 * 60_000;

/**
 * Reads one link's health. `serverNow` is the server's own clock (its `Date` header): ages measured with this
 * machine's clock would be wrong by its drift. Without it, and for dates without a zone, nothing is called stale.
 */
export function healthOf(link: HttpsLink, serverNow: Date | undefined): Health {
  if (link.deleted) return 'pendingRemoval';
  if (isFailing(link)) return 'failing';
  if (link.directorySynchronizationRole === 'alert') return 'alert';
  if (link.warningMode) return 'warning';
  if (link.status === 'syncing' || link.voiceNameSyncStatus === 'syncing') return 'syncing';
  if (isBehind(link)) return 'behind';
  return isStale(link, serverNow) ? 'stale' : 'ok';
}

/** The fields that {@link healthOf} reads, as the wire names them. */
const healthFields = [
  'Deleted',
  'TimeOfLastFailure',
  'TimeOfLastSync',
  'DirectorySynchronizationRole',
  'WarningMode',
  'Status',
  'VoiceNameSyncStatus',
  'LastUsn',
  'MaxUsn',
];

/**
 * Wire names of the fields a link's health is read from that the server sent in a form nobody could read. With any of
 * them the link may be worse than {@link healthOf} says, and “ok” must not be said.
 */
export function unreadHealthFields({ problems }: HttpsLink): readonly string[] {
  return healthFields.filter((name) => problems[name] !== undefined);
}

/** Health as it may be said: not `ok` of a link of which a part could not be read. */
export function shownHealth(link: HttpsLink, health: Health): Health | 'unread' {
  return health === 'ok' && unreadHealthFields(link).length > 0 ? 'unread' : health;
}

/** The last failure is no older than the last attempt, or no attempt was ever made after it. */
function isFailing({ timeOfLastFailure, timeOfLastSync }: HttpsLink): boolean {
  if (!timeOfLastFailure) return false;
  if (!timeOfLastSync) return true;
  const order = compareTimes(timeOfLastFailure, timeOfLastSync);
  return order !== undefined && order >= 0;
}

function isBehind({ lastUsn, maxUsn }: HttpsLink): boolean {
  return lastUsn !== undefined && maxUsn !== undefined && lastUsn < maxUsn;
}

/** No run has been attempted for three intervals, by the server's own clock. */
export function isStale({ timeOfLastSync }: HttpsLink, serverNow: Date | undefined): boolean {
  if (!serverNow || timeOfLastSync?.kind !== 'instant') return false;
  return serverNow.getTime() - timeOfLastSync.at.getTime() > staleAfterMs;
}

/** Negative, zero or positive; `undefined` when one has a zone and the other none. Zoneless text sorts as it stands. */
function compareTimes(a: CupiTime, b: CupiTime): number | undefined {
  if (a.kind === 'instant' && b.kind === 'instant') return a.at.getTime() - b.at.getTime();
  if (a.kind === 'zoneless' && b.kind === 'zoneless') return a.text < b.text ? -1 : Number(a.text > b.text);
  return undefined;
}
