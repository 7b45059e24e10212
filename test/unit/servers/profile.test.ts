import assert from 'node:assert/strict';
import { profileEntrySchema, toEntry, toProfile, type ProfileEntry } from '../../../src/servers/profile.ts';

const entry: ProfileEntry = {
  name: 'Rotterdam',
  host: 'RTM-uc-1.Voice.example',
  port: 443,
  user: 'Operator',
};
const profileOf = (different: Partial<ProfileEntry>) => toProfile({ ...entry, ...different });

describe('servers: a profile', () => {
  it('has an origin without the default port and an id of user and origin', () => {
    assert.deepEqual(toProfile(entry), {
      id: 'operator@https://rtm-uc-1.voice.example',
      name: 'Rotterdam',
      host: 'rtm-uc-1.voice.example',
      port: 443,
      origin: 'https://rtm-uc-1.voice.example',
      user: 'Operator',
      format: undefined,
      readOnly: false,
      proxy: 'auto',
      sandbox: false,
    });
    assert.equal(profileOf({ port: 8443 })?.origin, 'https://rtm-uc-1.voice.example:8443');
    assert.equal(toProfile(entry, true)?.sandbox, true);
  });

  it('has another id for another host, port or user, and for nothing else', () => {
    const ids = [{}, { host: 'other' }, { port: 8443 }, { user: 'other' }].map((each) => profileOf(each)?.id);
    assert.equal(new Set(ids).size, 4);
    for (const same of [
      { name: 'x' },
      { readOnly: true },
      { format: 'xml' as const },
      { proxy: 'off' },
      { user: 'OPERATOR' },
    ])
      assert.equal(profileOf(same)?.id, ids[0]);
  });

  it('takes addresses, IPv6 with and without brackets', () => {
    assert.equal(profileOf({ host: '10.4.5.6' })?.origin, 'https://10.4.5.6');
    for (const host of ['2001:DB8::5', '[2001:db8::5]']) {
      assert.equal(profileOf({ host, port: 8443 })?.origin, 'https://[2001:db8::5]:8443');
      assert.equal(profileOf({ host, port: 8443 })?.host, '[2001:db8::5]');
    }
  });

  it('is none when host and port do not make an https origin', () => {
    for (const host of [
      '',
      ' ',
      'a b',
      'a/b',
      'me@host',
      'host:8443',
      'https://host',
      'http://host',
      '10.1',
      'a..b',
    ])
      assert.equal(profileOf({ host }), undefined, host);
  });

  it('becomes an entry without its defaults, which becomes the same profile', () => {
    const proxy = 'http://proxy.example:3128';
    const full = { ...entry, host: 'rtm', port: 8443, format: 'xml', readOnly: true, proxy } as const;
    for (const each of [{ ...entry, host: 'rtm' }, full]) {
      const profile = toProfile(each);
      assert.ok(profile);
      assert.deepEqual(toEntry(profile), each);
      assert.deepEqual(toProfile(profileEntrySchema.parse(toEntry(profile))), profile);
    }
    assert.deepEqual(toEntry(toProfile({ ...full, readOnly: false, proxy: 'Auto' }) ?? assert.fail()), {
      name: 'Rotterdam',
      host: 'rtm',
      port: 8443,
      user: 'Operator',
      format: 'xml',
    });
  });
});
