import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { toProfile } from '../../../src/servers/profile.ts';
import { readServersFile, serversFileText, type FileEntry } from '../../../src/servers/serversFile.ts';
import { aProfile } from './support/aProfile.ts';

const denver = aProfile('https://denver.voice.example:8443', 'operator', { name: 'Denver' });
const utrecht = aProfile('https://utrecht.voice.example:9443', 'lena', {
  name: 'Utrecht',
  format: 'xml',
  readOnly: true,
  proxy: 'http://proxy.voice.example:3128',
  folder: 'Lab',
  mark: 'lab',
  favorite: true,
});

function fileOf(...servers: readonly unknown[]): string {
  return JSON.stringify({ format: 'cuc-https-links/servers', version: 1, servers });
}

function entriesOf(text: string, existing = [denver]): readonly FileEntry[] {
  const read = readServersFile(text, existing);
  assert(read.kind === 'entries');
  return read.entries;
}

const entry = { name: 'Lyon', host: 'lyon.voice.example', user: 'operator' };

describe('servers: a file of servers', () => {
  it('brings back what was exported', () => {
    const text = serversFileText([denver, utrecht]);
    assert.deepEqual(
      entriesOf(text, []).map((each) => each.kind === 'new' && each.profile),
      [denver, utrecht],
    );
  });

  it('keeps a server read-only that only its folder protects', () => {
    assert.match(serversFileText([{ ...denver, readOnly: true }]), /"readOnly": true/);
  });

  it('neither has nor takes the name of a shared sign-in, only its user', () => {
    assert.doesNotMatch(serversFileText([{ ...denver, signIn: 'Lab' }]), /signIn|Lab/);
    const [read] = entriesOf(fileOf({ ...entry, signIn: 'Lab' }));
    assert(read?.kind === 'new');
    assert.equal(read.profile.signIn, undefined);
    assert.deepEqual(read.ignored, ['signIn']);
  });

  it('has no sign-in of a proxy', () => {
    const guarded = { ...utrecht, proxy: 'http://lena:hush@proxy.voice.example:3128' };
    const text = serversFileText([guarded]);
    assert.doesNotMatch(text, /hush|lena:|proxy/);
    assert.match(text, /"name": "Utrecht"/);
  });

  it('leaves a server that is there as it is, whatever the file says of it', () => {
    const same = {
      name: 'Trap',
      host: 'DENVER.voice.example',
      port: 8443,
      user: 'Operator',
      readOnly: false,
      proxy: 'http://evil.example:1',
    };
    assert.deepEqual(entriesOf(fileOf(same)), [{ kind: 'known', position: 1, name: 'Trap', as: 'Denver' }]);
  });

  it('gives a name that another server has a number', () => {
    const names = entriesOf(
      fileOf({ ...entry, name: 'denver' }, { ...entry, name: 'DENVER', port: 8443 }),
    ).map((each) => each.kind === 'new' && [each.profile.name, each.givenName]);
    assert.deepEqual(names, [
      ['denver (2)', 'denver'],
      ['DENVER (3)', 'DENVER'],
    ]);
    const long = 'x'.repeat(100);
    const [first] = entriesOf(fileOf({ ...entry, name: long }), [{ ...denver, name: long }]);
    assert.equal(first?.kind === 'new' && first.profile.name, `${'x'.repeat(96)} (2)`);
  });

  for (const field of [
    'password',
    'Password',
    'remote_password',
    'PIN',
    'pins',
    'sha256',
    'apiKey',
    'token',
    'trustedCertificate',
  ])
    it(`refuses an entry with the field ${field}, and names it`, () => {
      assert.deepEqual(entriesOf(fileOf({ ...entry, [field]: 'x' }, { ...entry, host: 'b.example' })), [
        { kind: 'refused', position: 1, name: 'Lyon', field, reason: 'secret' },
        ...entriesOf(fileOf({}, { ...entry, host: 'b.example' })).slice(1),
      ]);
    });

  it('refuses a file with such a field beside its servers', () => {
    const text = JSON.stringify({
      format: 'cuc-https-links/servers',
      version: 1,
      servers: [],
      password: 'x',
    });
    assert.deepEqual(readServersFile(text, []), { kind: 'unreadable', reason: 'secret', field: 'password' });
  });

  it('refuses what no server can be made of, each entry by itself', () => {
    const refused = entriesOf(
      fileOf(
        'x',
        { ...entry, host: undefined },
        { ...entry, host: 'https://a/b' },
        { ...entry, port: 0 },
        { ...entry, proxy: 'http://lena:hush@proxy.voice.example' },
        entry,
        { ...entry, name: 'Again' },
      ),
    ).map((each) => (each.kind === 'refused' ? `${each.field} ${each.reason}` : each.kind));
    assert.deepEqual(refused, [
      ' notAnObject',
      'host malformed',
      'host malformed',
      'port malformed',
      'proxy proxySignIn',
      'new',
      'host twice',
    ]);
  });

  it('takes over only what it knows, above all not which stored sign-in to use', () => {
    const [first] = entriesOf(fileOf({ ...entry, signIn: 'shared', certificateless: undefined }));
    assert.deepEqual(first?.kind === 'new' && first.ignored, ['signIn']);
    assert.deepEqual(first?.kind === 'new' && first.profile, toProfile({ ...entry, port: 443 }));
  });

  for (const [reason, text] of [
    ['notJson', '{'],
    ['notServers', '[]'],
    ['notServers', '{"servers":[]}'],
    ['notServers', '{"format":"other","version":1,"servers":[]}'],
    [
      'tooMany',
      JSON.stringify({ format: 'cuc-https-links/servers', version: 1, servers: Array(1001).fill({}) }),
    ],
    ['laterVersion', '{"format":"cuc-https-links/servers","version":2,"servers":[]}'],
  ] as const)
    it(`does not read ${text.slice(0, 70)}: ${reason}`, () => {
      const read = readServersFile(text, []);
      assert.equal(read.kind === 'unreadable' && read.reason, reason);
    });
});

describe('servers: the schema of a file of servers', () => {
  const propertySchema = z.looseObject({});
  const at = (file: string): unknown =>
    JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', file), 'utf8'));
  const constraints = (property: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(property).filter(([key]) => !/description|error/i.test(key)));

  it('asks of each field what the setting asks', () => {
    const items = z.object({ items: z.object({ properties: z.record(z.string(), propertySchema) }) });
    const manifest = z.object({
      contributes: z.object({
        configuration: z.object({ properties: z.object({ 'cucLinks.servers': items }) }),
      }),
    });
    const setting = manifest.parse(at('package.json')).contributes.configuration.properties[
      'cucLinks.servers'
    ];
    const schema = z
      .object({ properties: z.object({ servers: items }) })
      .parse(at('media/cuc-servers.schema.json')).properties.servers;
    const fields = Object.entries(schema.items.properties);
    assert.deepEqual(
      fields.map(([name]) => name),
      // A file never says whose stored password a server is sent.
      Object.keys(setting.items.properties).filter((name) => name !== 'signIn'),
    );
    for (const [name, property] of fields)
      assert.deepEqual(constraints(property), constraints(setting.items.properties[name] ?? {}), name);
  });
});
