import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { farLocation, isSame, networkOf, reachableFrom, without, type Known } from './network.ts';
import { locationOf, type Survey } from './survey.ts';

/**
 * What becomes of a network when links of a server are removed: each part loses sight of all others (facts sheet 3.6).
 * Locations by name.
 */
export interface Split {
  /** The server's own part first, then one for each far end. */
  readonly parts: readonly (readonly string[])[];
  /** Known by replication, but no configured server tells on which side. */
  readonly unplaced: readonly string[];
}

/** `undefined` when the server's own location is not known. */
export function splitBy(removed: readonly HttpsLink[], survey: Survey): Split | undefined {
  const own = locationOf(survey.here);
  if (!own) return undefined;
  const whole = networkOf(survey);
  const ends = removed.filter(({ deleted }) => !deleted).map((link) => farLocation(link, whole.locations));
  const left = ends.reduce((network, end) => without(network, own, end), whole);
  const parts = [own, ...ends].map((start) => reachableFrom(start, left));
  const placed = parts.flat();
  const unplaced = (survey.here.locations ?? []).filter(
    (location) => !placed.some((each) => isSame(each, location)),
  );
  return { parts: parts.map((part) => part.map(nameOf)), unplaced: unplaced.map(nameOf) };
}

function nameOf({ displayName, hostAddress }: Known): string {
  return displayName ?? hostAddress ?? '';
}
