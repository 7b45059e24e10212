import assert from 'node:assert/strict';
import { readProfiles, type InvalidProfile } from '../../../src/servers/readProfiles.ts';
import { sameName } from '../../../src/servers/sameName.ts';

const good = { name: 'Rotterdam', host: 'rtm', user: 'operator' };

describe('servers: reading the setting', () => {
  it('is no server for an empty setting', () => {
    for (const value of [undefined, null, []])
      assert.deepEqual(readProfiles(value), { profiles: [], invalid: [] });
  });

  it('reports a setting that is no list', () => {
    const invalid: InvalidProfile[] = [{ position: 0, name: undefined, field: '', reason: 'notAList' }];
    for (const value of ['x', 5, {}, good]) assert.deepEqual(readProfiles(value), { profiles: [], invalid });
  });

  it('trims, fills in the port, and keeps the order', () => {
    const { profiles, invalid } = readProfiles([
      { name: ' Rotterdam ', host: ' rtm ', user: ' operator ' },
      { name: 'Antwerp', host: 'ant', port: 8443, user: 'operator', format: 'xml', readOnly: true, more: 1 },
    ]);
    assert.deepEqual(invalid, []);
    assert.deepEqual(
      profiles.map(({ name, origin, user, format, readOnly, sandbox }) => [
        name,
        origin,
        user,
        format,
        readOnly,
        sandbox,
      ]),
      [
        ['Rotterdam', 'https://rtm', 'operator', undefined, false, false],
        ['Antwerp', 'https://ant:8443', 'operator', 'xml', true, false],
      ],
    );
  });

  const bad: readonly (readonly [string, unknown, string, string?])[] = [
    ['no name', { host: 'rtm', user: 'operator' }, 'name'],
    ['an empty name', { ...good, name: '  ' }, 'name', '  '],
    ['a name too long', { ...good, name: 'x'.repeat(101) }, 'name', 'x'.repeat(101)],
    ['a name with a blank of no width', { ...good, name: 'zero\u200bwidth' }, 'name', 'zero\u200bwidth'],
    ['a name with a soft hyphen', { ...good, name: 'soft\u00adname' }, 'name', 'soft\u00adname'],
    ['a name that is a number', { ...good, name: 5 }, 'name'],
    ['no host', { name: 'Rotterdam', user: 'operator' }, 'host', 'Rotterdam'],
    ['an empty host', { ...good, host: ' ' }, 'host', 'Rotterdam'],
    ['a URL for host', { ...good, host: 'https://rtm/' }, 'host', 'Rotterdam'],
    ['a host with a port', { ...good, host: 'rtm:8443' }, 'host', 'Rotterdam'],
    ['port 0', { ...good, port: 0 }, 'port', 'Rotterdam'],
    ['port 65536', { ...good, port: 65_536 }, 'port', 'Rotterdam'],
    ['a port in quotes', { ...good, port: '443' }, 'port', 'Rotterdam'],
    ['half a port', { ...good, port: 443.5 }, 'port', 'Rotterdam'],
    ['no user', { name: 'Rotterdam', host: 'rtm' }, 'user', 'Rotterdam'],
    ['a user with a colon, which Basic cannot carry', { ...good, user: 'a:b' }, 'user', 'Rotterdam'],
    ['an unknown format', { ...good, format: 'yaml' }, 'format', 'Rotterdam'],
    ['a proxy that is no address', { ...good, proxy: 'socks5://x' }, 'proxy', 'Rotterdam'],
    ['readOnly that is no boolean', { ...good, readOnly: 'yes' }, 'readOnly', 'Rotterdam'],
  ];
  for (const [what, entry, field, name] of bad) {
    it(`reports ${what}, and uses the others`, () => {
      const { profiles, invalid } = readProfiles([{ ...good, name: 'Antwerp', host: 'ant' }, entry]);
      assert.equal(profiles.length, 1);
      const expected: InvalidProfile = { position: 2, name, field, reason: 'malformed' };
      assert.deepEqual(invalid, [expected]);
    });
  }

  it('reports what is no object at all', () => {
    const { invalid } = readProfiles([null, 'x', 5, []]);
    assert.deepEqual(
      invalid,
      [1, 2, 3, 4].map((position) => ({ position, reason: 'notAnObject', name: undefined, field: '' })),
    );
  });

  it('uses the first of two with one name, in whatever letter case', () => {
    const { profiles, invalid } = readProfiles([good, { ...good, name: ' ROTTERDAM', host: 'ant' }]);
    assert.deepEqual(
      profiles.map(({ host }) => host),
      ['rtm'],
    );
    assert.deepEqual(invalid, [{ position: 2, name: ' ROTTERDAM', field: 'name', reason: 'duplicateName' }]);
  });

  it('uses the first of two for one user of one server, however written', () => {
    const { profiles, invalid } = readProfiles([
      good,
      { name: 'B', host: 'RTM.', port: 443, user: 'Operator' },
    ]);
    assert.equal(profiles.length, 1);
    assert.deepEqual(invalid, [{ position: 2, name: 'B', field: 'host', reason: 'duplicateServer' }]);
  });

  it('takes the same server twice for two users or two ports', () => {
    const more = [
      { ...good, name: 'B', user: 'other' },
      { ...good, name: 'C', port: 8443 },
    ];
    assert.equal(readProfiles([good, ...more]).profiles.length, 3);
  });

  it('does not let a bad entry take the name of a good one', () => {
    const { profiles } = readProfiles([{ ...good, port: 0 }, good]);
    assert.equal(profiles.length, 1);
  });

  it('takes names without their case and outer blanks as the same', () => {
    assert.equal(sameName(' Lab ', 'LAB'), true);
    assert.equal(sameName('Lab 1', 'Lab 2'), false);
  });

  it('takes the user of an entry that names a shared sign-in from there, whatever the case of the name', () => {
    const signIns = [{ name: 'Lab', user: 'lena' }];
    const { profiles, invalid } = readProfiles(
      [{ name: 'Antwerp', host: 'ant', signIn: ' LAB ' }],
      undefined,
      signIns,
    );
    assert.deepEqual(invalid, []);
    assert.deepEqual(
      profiles.map(({ id, user, signIn }) => ({ id, user, signIn })),
      [{ id: 'lena@https://ant', user: 'lena', signIn: 'Lab' }],
    );
  });

  it('reports an entry with an unknown sign-in, or with a user beside it', () => {
    const [named, both] = [
      { name: 'Antwerp', host: 'ant', signIn: 'Prod' },
      { ...good, signIn: 'Lab' },
    ];
    const { profiles, invalid } = readProfiles([named, both], undefined, [{ name: 'Lab', user: 'lena' }]);
    assert.deepEqual(profiles, []);
    assert.deepEqual(
      invalid.map(({ name, field, reason }) => [name, field, reason]),
      [
        ['Antwerp', 'Prod', 'unknownSignIn'],
        ['Rotterdam', 'signIn', 'twoSignIns'],
      ],
    );
  });
});
