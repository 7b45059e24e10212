import type { HttpsLink } from '../cupi/httpsLink.ts';

/** Whether the directory of the far end is here as far as the last feed tells: polled, not at it, and not behind. */
export function isInStep({ status, lastUsn, maxUsn, timeOfLastSync }: HttpsLink): boolean {
  if (status === 'syncing' || timeOfLastSync === undefined) return false;
  return lastUsn === undefined || maxUsn === undefined || lastUsn >= maxUsn;
}
