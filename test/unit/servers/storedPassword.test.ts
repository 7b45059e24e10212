import assert from 'node:assert/strict';
import { secret } from '../../../src/http/secret.ts';
import type { PasswordRecord } from '../../../src/servers/passwords.ts';
import type { Profile } from '../../../src/servers/profile.ts';
import { storedPassword } from '../../../src/servers/storedPassword.ts';
import { aLocation } from '../links/plan/aSurvey.ts';
import { aProfile } from './support/aProfile.ts';

const profile = aProfile('https://10.0.0.7:8443', 'lena');
const confirmed = { remoteServer: 'cuc-rtm.voice.example', remoteUsername: 'lena' };

/** What a join may use once the profile is this one, and the record of its password that one. */
async function given(now: Profile | undefined, different: Partial<PasswordRecord> = {}) {
  const record = { v: 1, origin: '', user: 'lena', password: secret('x'), refused: false } as const;
  const server = now && { profile: now, location: aLocation('rtm') };
  const found = await storedPassword(profile.id, confirmed, {
    servers: { get: () => server },
    passwords: { get: () => Promise.resolve({ ...record, ...different }) },
  });
  return found?.reveal();
}

describe('servers: a stored password for a join', () => {
  it('is the one of the server that was confirmed, by its location or its profile', async () => {
    assert.equal(await given(profile), 'x');
  });

  it('is given for no other host or user, though the profile goes by the same id', async () => {
    assert.equal(await given({ ...profile, user: 'else' }), undefined);
    const elsewhere = await storedPassword(
      profile.id,
      { ...confirmed, remoteServer: 'cuc-ant.voice.example' },
      {
        servers: { get: () => ({ profile, location: aLocation('rtm') }) },
        passwords: { get: () => Promise.reject(new Error('asked for')) },
      },
    );
    assert.equal(elsewhere, undefined);
  });

  it('is none of a server that has left the list, is read-only, or refused it', async () => {
    assert.equal(await given(undefined), undefined);
    assert.equal(await given({ ...profile, readOnly: true }), undefined);
    assert.equal(await given(profile, { refused: true }), undefined);
  });
});
