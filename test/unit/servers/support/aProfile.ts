import assert from 'node:assert/strict';
import { toProfile, type Profile, type ProfileEntry } from '../../../../src/servers/profile.ts';

/** A profile for a server at `https://127.0.0.1:port`. */
export function aProfile(origin: string, user = 'operator', different: Partial<ProfileEntry> = {}): Profile {
  const { hostname, port } = new URL(origin);
  const profile = toProfile({ name: 'Rotterdam', host: hostname, port: Number(port), user, ...different });
  assert.ok(profile);
  return profile;
}
