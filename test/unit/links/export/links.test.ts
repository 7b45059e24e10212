import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { wireNames } from '../../../../src/cupi/wireNames.ts';
import type { ExportedServer } from '../../../../src/links/export/exportedServer.ts';
import { linksCsv } from '../../../../src/links/export/linksCsv.ts';
import { linksJson } from '../../../../src/links/export/linksJson.ts';
import { linkText } from '../../../../src/links/export/linkText.ts';
import { aLink, minutesAgo, now, zoneless } from '../aLink.ts';

const readAt = new Date('2026-03-04T10:00:00Z');
const hub: ExportedServer = {
  name: 'Hub',
  host: 'hub.voice.example',
  port: 8443,
  readAt,
  serverNow: now,
  error: undefined,
  links: [
    aLink(),
    aLink({
      objectId: 'b',
      displayName: '=HYPERLINK("https://evil.example")',
      lastUsn: -5n,
      maxUsn: 9007199254740993n,
      status: 'syncing',
      timeOfLastFailure: zoneless('2019-03-04 09:00:00'),
      objectCount: undefined,
      problems: { ObjectCount: 'many' },
      unknown: { LinkState: '7', constructor: 'x' },
    }),
  ],
};
const away: ExportedServer = {
  ...hub,
  name: 'Away',
  readAt: undefined,
  serverNow: undefined,
  error: 'The host name was not found (ENOTFOUND).',
  links: [],
};
const old: ExportedServer = {
  ...hub,
  name: 'Old',
  error: 'The server cannot be reached (X).',
  links: [aLink()],
};

const rowsSchema = z.array(z.record(z.string(), z.string()));
const jsonSchema = z.object({
  format: z.literal('cuc-https-links/links'),
  version: z.literal(1),
  exportedAt: z.string(),
  servers: z.array(
    z.looseObject({
      name: z.string(),
      readAt: z.nullable(z.string()),
      error: z.nullable(z.string()),
      links: z.array(
        z.object({ health: z.string(), fields: z.record(z.string(), z.unknown()), unreadable: z.unknown() }),
      ),
    }),
  ),
});

describe('export: links as CSV', () => {
  const rows = () =>
    rowsSchema.parse(
      parse(linksCsv([hub, away, old]), { bom: true, columns: true, record_delimiter: '\r\n' }),
    );

  it('has a row a link, with its server, its health and every field of Cisco', () => {
    const [first, second] = rows();
    assert.equal(first?.['Server'], 'Hub');
    assert.equal(first['Host'], 'hub.voice.example');
    assert.equal(first['Port'], '8443');
    assert.equal(first['ReadAt'], '2026-03-04T10:00:00.000Z');
    assert.equal(first['Health'], 'ok');
    for (const name of Object.values(wireNames)) assert.ok(Object.hasOwn(first, name), name);
    assert.equal(first['Status'], '0');
    assert.equal(second?.['Status'], '1');
    assert.equal(second['LastUsn'], '-5');
    assert.equal(second['MaxUsn'], '9007199254740993');
    assert.equal(second['DisplayName'], '\'=HYPERLINK("https://evil.example")');
    assert.equal(second['TimeOfLastFailure'], '2019-03-04 09:00:00');
    assert.equal(second['LinkState'], '7');
    assert.equal(first['LinkState'], '');
    assert.equal(first.constructor, '');
    assert.equal(second['Unreadable'], 'ObjectCount: many');
  });

  it('leaves no server out: one that could not be read has a row that says why', () => {
    const all = rows();
    assert.deepEqual(
      all.map(({ Server, Error }) => [Server, Error]),
      [
        ['Hub', ''],
        ['Hub', ''],
        ['Away', 'The host name was not found (ENOTFOUND).'],
        ['Old', 'The server cannot be reached (X).'],
      ],
    );
    assert.equal(all[2]?.['ObjectId'], '');
    assert.equal(all[3]?.['DisplayName'], 'Rotterdam');
  });
});

describe('export: links as JSON', () => {
  const document = () => jsonSchema.parse(JSON.parse(linksJson([hub, away], readAt)));

  it('says what it is, from when, and of each server as of when or why not', () => {
    const { exportedAt, servers } = document();
    assert.equal(exportedAt, '2026-03-04T10:00:00.000Z');
    assert.deepEqual(
      servers.map(({ name, readAt: read, error, links }) => [name, read, error, links.length]),
      [
        ['Hub', '2026-03-04T10:00:00.000Z', null, 2],
        ['Away', null, 'The host name was not found (ENOTFOUND).', 0],
      ],
    );
  });

  it('has every field under Cisco’s name, typed, and no number that would be rounded', () => {
    const [first, second] = document().servers[0]?.links ?? [];
    assert.ok(first && second);
    assert.deepEqual(Object.keys(first.fields).sort(), Object.values(wireNames).sort());
    assert.equal(first.fields['UseSSL'], true);
    assert.equal(first.fields['LastUsn'], 5210);
    assert.equal(first.fields['TimeOfLastFailure'], null);
    assert.equal(second.fields['MaxUsn'], '9007199254740993');
    assert.equal(second.fields['ObjectCount'], null);
    assert.equal(second.fields['DisplayName'], '=HYPERLINK("https://evil.example")');
    assert.equal(second.fields.constructor, 'x');
    assert.deepEqual(second.unreadable, { ObjectCount: 'many' });
    assert.equal(second.health, 'syncing');
  });
});

describe('a link as text to compare', () => {
  it('has one field a line, sorted, as the wire has it', () => {
    const lines = linkText(hub.links[1] ?? aLink()).split('\n');
    assert.equal(lines.pop(), '');
    assert.deepEqual(lines, [...lines].sort());
    assert.equal(lines.length, Object.keys(wireNames).length + 2);
    assert.ok(lines.includes('Status: 1'));
    assert.ok(lines.includes('ObjectCount: many'));
    assert.ok(lines.includes('LocationBaseURLSub:'));
    assert.ok(lines.includes('LinkState: 7'));
  });

  it('differs only where the links do', () => {
    const [one, other] = [linkText(aLink()), linkText(aLink({ timeOfLastSync: minutesAgo(1) }))];
    const differing = one.split('\n').filter((line, index) => line !== other.split('\n')[index]);
    assert.deepEqual(
      differing.map((line) => line.split(':')[0]),
      ['TimeOfLastSync'],
    );
  });

  it('stays on its lines whatever the server sent', () => {
    const text = linkText(aLink({ problems: { ObjectCount: 'a\r\nb\u2028c' } }));
    assert.ok(text.includes('\nObjectCount: a b c\n'));
  });
});
