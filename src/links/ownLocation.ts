import type { ConnectionLocation } from '../cupi/connectionLocation.ts';

/** The location of the server that gave the list: the primary one, or the only one (facts sheet 1.11). */
export function ownLocation(locations: readonly ConnectionLocation[]): ConnectionLocation | undefined {
  return locations.find(({ isPrimary }) => isPrimary) ?? (locations.length === 1 ? locations[0] : undefined);
}
