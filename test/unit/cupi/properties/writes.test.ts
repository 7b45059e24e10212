import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JoinRequest, UpdateRequest } from '../../../../src/cupi/httpsLink.ts';
import { secret } from '../../../../src/http/secret.ts';
import { readJson } from '../../../../src/sandbox/wire/readJson.ts';
import { readXml } from '../../../../src/sandbox/wire/readXml.ts';
import { repeatable } from '../../../support/repeatable.ts';
import { failureOf, fakeServer } from '../fakeServer.ts';

const id = '25164390-ec93-4dac-804a-c4567618b008';
const formats = ['json', 'xml'] as const;
/** A join as it is typed: its counterexamples can be read. */
type Typed = Omit<JoinRequest, 'remotePassword'> & { readonly remotePassword: string };

function requestOf(typed: Typed): JoinRequest {
  return { ...typed, remotePassword: secret(typed.remotePassword) };
}

const aJoin: Typed = {
  remoteServer: 'cuc-b.example',
  remoteUsername: 'admin',
  remotePassword: 'geheim',
  acceptSelfSignedCertificates: true,
  acceptCertificateErrors: false,
  enableDirectorySync: true,
  enableVoiceNameSync: false,
};

/** Characters of XML 1.0 (production 2): what both formats can carry. */
function isLegal(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}

function isSendable(text: string): boolean {
  return Array.from(text).every((character) => isLegal(character.codePointAt(0) ?? 0));
}

/** Any UTF-16 at all, often with what has a meaning in a document. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        '\\',
        '\r',
        '\n',
        '\t',
        ']]>',
        '&amp;',
        '<!--',
        '%41',
        ' ',
        '\u0085',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('\u0000', '\u001b', '\ud800', '\udc00', '\ufffe', '\uffff', '\ufeff'),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const join: fc.Arbitrary<Typed> = fc.record({
  remoteServer: text,
  remoteUsername: text,
  remotePassword: text,
  acceptSelfSignedCertificates: fc.boolean(),
  acceptCertificateErrors: fc.boolean(),
  enableDirectorySync: fc.boolean(),
  enableVoiceNameSync: fc.boolean(),
});

const update: fc.Arbitrary<UpdateRequest> = fc.record(
  {
    displayName: text,
    remoteServer: text,
    useSsl: fc.boolean(),
    acceptSelfSignedCertificates: fc.boolean(),
    acceptCertificateErrors: fc.boolean(),
    syncDistributionLists: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** The texts of a request by wire name, as they should arrive. */
function textsOf(request: Typed | UpdateRequest): ReadonlyMap<string, string> {
  const names = {
    displayName: 'DisplayName',
    remoteServer: 'RemoteServer',
    remoteUsername: 'RemoteUsername',
    remotePassword: 'RemotePassword',
  } as const;
  const given = new Map(Object.entries(request));
  return new Map(
    Object.entries(names).flatMap(([name, wire]) => {
      const value: unknown = given.get(name);
      if (typeof value !== 'string') return [];
      return [[wire, name === 'remotePassword' ? value : value.trim()] as const];
    }),
  );
}

function flagsOf(request: Typed | UpdateRequest): ReadonlyMap<string, string> {
  const names = new Map([
    ['useSsl', 'UseSSL'],
    ['acceptSelfSignedCertificates', 'AcceptSelfSignedCertificates'],
    ['acceptCertificateErrors', 'AcceptCertificateErrors'],
    ['syncDistributionLists', 'SyncDistributionLists'],
    ['enableDirectorySync', 'EnableDirectorySync'],
    ['enableVoiceNameSync', 'EnableVoicenameSync'],
  ]);
  return new Map(
    Object.entries(request).flatMap(([name, value]) => {
      const wire = names.get(name);
      return wire === undefined ? [] : [[wire, String(value)] as const];
    }),
  );
}

/** The body as the sandbox reads it, by a parser of its own. */
function received(format: 'json' | 'xml', body: string | undefined): unknown {
  return format === 'json' ? readJson(body ?? '') : readXml(body ?? '', 'HttpsLink');
}

describe('what is written is what is read', () => {
  for (const format of formats) {
    it(`join, ${format}`, () =>
      fc.assert(
        fc.asyncProperty(join, async (request) => {
          const { client, requests } = fakeServer(format, { status: 201, text: `/vmrest/httpslinks/${id}` });
          const texts = textsOf(request);
          const wrong = [...texts].filter(([, value]) => value === '' || !isSendable(value));
          if (wrong.length === 0) {
            await client.join(requestOf(request));
            const expected = new Map([...texts, ['UseSSL', 'true'], ...flagsOf(request)]);
            assert.deepEqual(received(format, requests[0]?.body?.text), expected);
          } else {
            await refused(client.join(requestOf(request)), wrong);
            assert.equal(requests.length, 0);
          }
        }),
        repeatable(400),
      ));

    it(`update, ${format}`, () =>
      fc.assert(
        fc.asyncProperty(update, async (changes) => {
          const { client, requests } = fakeServer(format, { status: 204 });
          const texts = textsOf(changes);
          const wrong = [...texts].filter(([, value]) => value === '' || !isSendable(value));
          if (wrong.length === 0 && Object.keys(changes).length > 0) {
            await client.update(id, changes);
            const expected = new Map([...texts, ...flagsOf(changes)]);
            assert.deepEqual(received(format, requests[0]?.body?.text), expected);
          } else {
            await refused(client.update(id, changes), wrong.length > 0 ? wrong : [['HttpsLink', '']]);
            assert.equal(requests.length, 0);
          }
        }),
        repeatable(400),
      ));

    it(`every character that may be sent, ${format}`, async () => {
      for (let start = 0; start <= 0x10ffff; start += 0x1000) {
        const codes = Array.from({ length: 0x1000 }, (_, offset) => start + offset);
        const remotePassword = String.fromCodePoint(...codes.filter(isLegal));
        if (remotePassword === '') continue;
        const { client, requests } = fakeServer(format, { status: 201, text: `/vmrest/httpslinks/${id}` });
        await client.join(requestOf({ ...aJoin, remotePassword }));
        const body = received(format, requests[0]?.body?.text);
        assert.ok(body instanceof Map && body.get('RemotePassword') === remotePassword, start.toString(16));
      }
    });

    it(`no character that may not be sent, ${format}`, async () => {
      const { client, requests } = fakeServer(format);
      for (let code = 0; code <= 0xffff; code += 1) {
        if (isLegal(code)) continue;
        const remotePassword = `a${String.fromCharCode(code)}b`;
        await refused(client.join(requestOf({ ...aJoin, remotePassword })), [
          ['RemotePassword', remotePassword],
        ]);
      }
      assert.equal(requests.length, 0);
    });
  }

  /** The failure names a field that is wrong and why, says that nothing was sent, and repeats no value. */
  async function refused(
    call: Promise<unknown>,
    wrong: readonly (readonly [string, string])[],
  ): Promise<void> {
    const failure = await failureOf(call);
    assert.ok(failure.kind === 'invalidRequest', failure.kind);
    const { field, operation } = failure;
    const value = new Map(wrong).get(field);
    const reason = field === 'HttpsLink' ? 'empty' : value === '' ? 'missing' : 'malformed';
    assert.ok(value !== undefined, field);
    assert.deepEqual(failure, {
      server: 'lab',
      operation,
      sent: false,
      kind: 'invalidRequest',
      field,
      reason,
    });
  }
});
