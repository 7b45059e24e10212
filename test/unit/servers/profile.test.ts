import assert from 'node:assert/strict';
import { readFolders } from '../../../src/servers/folders.ts';
import {
  isSameServer,
  profileEntrySchema,
  toEntry,
  toProfile,
  underFolder,
  writtenEntry,
  type ProfileEntry,
} from '../../../src/servers/profile.ts';
import { aProfile } from './support/aProfile.ts';

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
      signIn: undefined,
      format: undefined,
      readOnly: false,
      ownReadOnly: false,
      proxy: 'auto',
      sandbox: false,
      folder: undefined,
      mark: undefined,
      favorite: false,
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
      { folder: 'Lab', mark: 'lab' as const, favorite: true },
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
    const arranged = { folder: 'Lab', mark: 'lab', favorite: true } as const;
    const reached = { host: 'rtm', port: 8443, format: 'xml', readOnly: true, proxy } as const;
    const full = { ...entry, ...reached, ...arranged };
    for (const each of [{ ...entry, host: 'rtm' }, full]) {
      const profile = toProfile(each);
      assert.ok(profile);
      assert.deepEqual(toEntry(profile), each);
      const { user = '', ...rest } = profileEntrySchema.parse(writtenEntry(profile));
      assert.deepEqual(toProfile({ ...rest, user }), profile);
    }
    assert.deepEqual(
      toEntry(toProfile({ ...full, readOnly: false, proxy: 'Auto', favorite: false }) ?? assert.fail()),
      {
        name: 'Rotterdam',
        host: 'rtm',
        port: 8443,
        user: 'Operator',
        format: 'xml',
        folder: 'Lab',
        mark: 'lab',
      },
    );
  });

  it('takes a folder’s name of at most 60 seen characters, and only the three marks', () => {
    const parses = (different: object) => profileEntrySchema.safeParse({ ...entry, ...different }).success;
    assert.equal(profileEntrySchema.parse({ ...entry, folder: ' Lab ' }).folder, 'Lab');
    assert(parses({ folder: 'x'.repeat(60) }));
    for (const folder of ['', ' ', 'x'.repeat(61), 'a\u202eb', 7])
      assert(!parses({ folder }), String(folder));
    for (const mark of ['prod', '', 1]) assert(!parses({ mark }), String(mark));
    assert(!parses({ favorite: 'yes' }));
  });

  it('is read-only when its entry or its folder says so, and writes back only what is its own', () => {
    const folders = readFolders({ Production: { readOnly: true }, Lab: {} });
    const under = (different: Partial<ProfileEntry>) =>
      underFolder(profileOf(different) ?? assert.fail(), folders);
    assert.equal(under({}).readOnly, false);
    assert.equal(under({ folder: 'Lab' }).readOnly, false);
    assert.equal(under({ folder: 'Lab', readOnly: true }).readOnly, true);
    assert.equal(under({ folder: 'production' }).readOnly, true);
    assert.equal(toEntry(under({ folder: 'production' })).readOnly, undefined);
    assert.equal(toEntry(under({ readOnly: true })).readOnly, true);
  });

  it('is the same server whatever it is called and wherever it stands, but not when it may be changed no longer', () => {
    const one = aProfile('https://rtm:8443', 'operator', { folder: 'A', mark: 'lab', favorite: true });
    const other = aProfile('https://rtm:8443', 'operator');
    assert(isSameServer(one, other));
    assert(isSameServer({ ...one, readOnly: true, ownReadOnly: true }, { ...other, readOnly: true }));
    assert(!isSameServer(one, { ...other, readOnly: true }));
    assert(isSameServer(one, { ...other, name: 'New' }));
  });

  it('that shares a sign-in is written with its name in place of the user, and is the same server', () => {
    const shared = profileOf({ signIn: 'Lab' }) ?? assert.fail();
    assert.equal(shared.id, profileOf({})?.id);
    const written: unknown = JSON.parse(JSON.stringify(writtenEntry(shared)));
    assert.deepEqual(written, {
      name: 'Rotterdam',
      host: 'rtm-uc-1.voice.example',
      port: 443,
      signIn: 'Lab',
    });
  });
});
