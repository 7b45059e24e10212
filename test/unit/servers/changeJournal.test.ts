import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CupiClient } from '../../../src/cupi/client.ts';
import { secret } from '../../../src/http/secret.ts';
import type { Change } from '../../../src/links/change.ts';
import type { ChangeEnd } from '../../../src/links/changeEnd.ts';
import type { JournalEntry } from '../../../src/links/journal/journalEntries.ts';
import { createChangeJournal, type ChangeJournal } from '../../../src/servers/changeJournal.ts';
import { clearMark } from '../../../src/servers/clearMark.ts';
import { carryOutJournalled } from '../../../src/servers/journalled.ts';
import { instantClock } from '../../support/instantClock.ts';
import { waitFor } from '../../support/waitFor.ts';
import { aJoin } from '../../faults/support/aJoin.ts';
import { aLink } from '../links/aLink.ts';
import { claimFor } from '../links/carry.ts';
import { failed, newId, recordingClient, refused } from '../links/recordingClient.ts';
import { aProfile } from './support/aProfile.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';

const password = 'tell nobody ÄÖ <&> "7"';
const aRecognisableJoin = aJoin('breda.voice.example');
const changes = {
  join: {
    kind: 'join',
    request: { ...aRecognisableJoin.request, remotePassword: secret(password) },
  },
  update: { kind: 'update', link: aLink(), fields: { displayName: 'new' } },
  unjoin: { kind: 'unjoin', link: aLink() },
  unjoinSelf: { kind: 'unjoinSelf', named: [] },
} as const satisfies Record<Change['kind'], Change>;
const operations = ['join', 'update', 'unjoin', 'unjoinSelf'] as const;

describe('servers: the journal of changes', () => {
  let folder: string;
  let journal: ChangeJournal;
  let faults: unknown[];
  beforeEach(async () => {
    folder = join(await temporaryFolder(), 'journal');
    faults = [];
    journal = open(folder);
  });
  afterEach(async () => {
    journal.dispose();
    await removeTemporaryFolders();
  });

  function open(where: string): ChangeJournal {
    return createChangeJournal(where, (error) => faults.push(error));
  }

  function carry(
    client: CupiClient,
    change: Change,
    different: {
      readonly again?: Extract<ChangeEnd, { kind: 'notCarriedOut' }>;
      readonly format?: 'xml';
      readonly batch?: string;
    } = {},
  ): Promise<ChangeEnd> {
    const { again, format = 'json', batch } = different;
    const signal = new AbortController().signal;
    const carrying = { client, signal, clock: instantClock(), claim: claimFor([]), again, batch };
    const profile = aProfile('https://rtm.voice.example:8443', 'operator', { name: 'Rotterdam' });
    return carryOutJournalled(change, carrying, { profile, format, journal });
  }

  async function theOnly(): Promise<JournalEntry> {
    const [entry, ...more] = await journal.entries();
    assert.ok(entry && more.length === 0);
    return entry;
  }

  async function onDisk(): Promise<string> {
    const names = await readdir(folder).catch(() => []);
    return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('');
  }

  for (const operation of operations) {
    it(`has the ${operation} on disk before it leaves, and no end of it yet`, async () => {
      const seen: string[] = [];
      const { client, calls } = recordingClient();
      const change = changes[operation];
      const watched = watching(client, operation, async () => void seen.push(await onDisk()));
      await carry(watched, change);
      assert.deepEqual(
        calls.filter(([name]) => name === operation).length,
        1,
        'so that what was seen is from before the request',
      );
      const [text = ''] = seen;
      assert.match(text, /^\{"v":1,"kind":"sent"[^\n]*\n$/);
      assert.match(text, new RegExp(`"operation":"${operation}"`));
    });
  }

  it('says who sent what where, and how it ended', async () => {
    const began = new Date().toISOString();
    await carry(recordingClient().client, changes.join);
    const ended = new Date().toISOString();
    const { sent, end, lost } = await theOnly();
    const { id, at, user, request, ...rest } = sent;
    assert.deepEqual(rest, {
      v: 1,
      kind: 'sent',
      pid: process.pid,
      server: 'Rotterdam',
      origin: 'https://rtm.voice.example:8443',
      account: 'operator',
      operation: 'join',
      target: 'breda.voice.example',
    });
    assert.ok(user !== '' && at >= began && at <= ended);
    assert.equal(request.path, '/vmrest/httpslinks/operation/autojoin');
    assert.match(request.body?.text ?? '', /"RemotePassword":"•••"/);
    assert.ok(end);
    assert.deepEqual(end, {
      v: 1,
      kind: 'end',
      id,
      at: end.at,
      result: 'done',
      verified: 'readBack',
      objectId: newId,
      milliseconds: 0,
    });
    assert.equal(lost, false);
  });

  it('keeps what was there before an update, and before an unjoin all that a new join of the two needs', async () => {
    const link = aLink({ displayName: 'old' });
    await carry(recordingClient({ 0: link }).client, { ...changes.update, link });
    await carry(recordingClient({ 0: link }).client, changes.unjoin);
    const was = (await journal.lines()).flatMap((line) => (line.kind === 'sent' ? [line.was] : []));
    assert.deepEqual(was, [
      { displayName: 'old' },
      {
        displayName: 'old',
        remoteServer: 'rtm-uc-1.voice.example',
        useSsl: true,
        acceptSelfSignedCertificates: true,
        acceptCertificateErrors: false,
        syncDistributionLists: false,
      },
    ]);
  });

  it('keeps together what was confirmed as one', async () => {
    const batch = randomUUID();
    for (const operation of ['join', 'update'] as const)
      await carry(recordingClient().client, changes[operation], { batch });
    const batches = (await journal.entries()).map(({ sent }) => sent.batch);
    assert.deepEqual(batches, [batch, batch]);
  });

  it('names the fields that the server ignored', async () => {
    await carry(recordingClient({ 2: aLink() }).client, changes.update);
    assert.deepEqual((await theOnly()).end?.ignored, ['DisplayName']);
  });

  it('has the code and words of a refusal', async () => {
    await carry(recordingClient({ 1: refused('join', 400) }).client, changes.join);
    const { end } = await theOnly();
    assert.deepEqual([end?.result, end?.verified], ['failed', 'no']);
    assert.deepEqual(end?.failure, { kind: 'refused', status: 400, message: 'no' });
  });

  it('tells a change that was found by looking from one that was answered', async () => {
    const made = aLink({ objectId: newId });
    await carry(recordingClient({ 1: failed('join'), 2: [made] }).client, changes.join);
    const { end } = await theOnly();
    assert.deepEqual([end?.result, end?.verified, end?.failure?.kind], ['done', 'found', 'cutOff']);
  });

  for (const [how, answers] of [
    ['before it is sent again', { 0: [aLink({ objectId: newId })] }],
    ['because it is refused then', { 1: refused('join', 409), 2: [aLink({ objectId: newId })] }],
  ] as const) {
    it(`learns that a first sending was carried out late, seen ${how}`, async () => {
      const again = await carry(recordingClient({ 1: failed('join') }).client, changes.join);
      assert.equal(again.kind, 'notCarriedOut');
      assert.equal((await theOnly()).end?.result, 'notCarriedOut');
      await carry(recordingClient(answers).client, changes.join, { again });
      const entries = (await journal.entries()).toReversed();
      assert.deepEqual([entries[0]?.end?.result, entries[0]?.end?.verified], ['done', 'found']);
      assert.deepEqual(
        entries.slice(1).map(({ end }) => end?.result),
        how === 'before it is sent again' ? [] : ['failed'],
      );
    });
  }

  it('has nothing of what was not sent', async () => {
    const missing = { ...changes.join, request: { ...changes.join.request, remoteServer: ' ' } };
    await carry(recordingClient({ 0: failed('list') }).client, changes.join);
    await carry(recordingClient({ 0: aLink({ deleted: true }) }).client, changes.unjoin);
    await carry(recordingClient().client, missing);
    assert.deepEqual(await journal.lines(), []);
  });

  it('never holds a password, in any format or encoding', async () => {
    for (const format of [undefined, 'xml'] as const)
      for (const answers of [{}, { 1: refused('join', 400) }, { 1: failed('join') }])
        await carry(recordingClient(answers).client, changes.join, format ? { format } : {});
    const text = await onDisk();
    assert.match(text, /•••/);
    const escaped = JSON.stringify(JSON.stringify(password).slice(1, -1)).slice(1, -1);
    const encodings = [
      password,
      'tell nobody',
      escaped,
      encodeURIComponent(password),
      Buffer.from(password).toString('base64'),
      Buffer.from(password).toString('hex'),
    ];
    for (const encoding of encodings) assert.ok(!text.includes(encoding), encoding);
  });

  it('is told of what other windows write', async () => {
    const other = open(folder);
    let told = 0;
    other.onDidChange(() => (told += 1));
    await carry(recordingClient().client, changes.join);
    await waitFor(() => told > 0);
    assert.equal((await other.entries()).length, 1);
    other.dispose();
  });

  it('shows in this window what cannot be written, says so once, and lets the change go on', async () => {
    journal.dispose();
    journal = open('/dev/null/journal');
    const end = await carry(recordingClient().client, changes.join);
    assert.equal(end.kind, 'done');
    assert.equal((await theOnly()).end?.result, 'done');
    assert.equal(faults.length, 1);
  });

  it('writes down what could not be written as soon as the next line can be', async () => {
    // A file where the folder is to be.
    await rm(folder, { recursive: true, force: true });
    await writeFile(folder, '');
    await carry(recordingClient().client, changes.join);
    await carry(recordingClient().client, changes.update);
    assert.equal(await readFile(folder, 'utf8'), '');
    await rm(folder);
    await carry(recordingClient().client, changes.unjoin);
    const other = open(folder);
    const written = (await other.lines()).map((line) => (line.kind === 'sent' ? line.operation : line.kind));
    assert.deepEqual(written, ['join', 'end', 'update', 'end', 'unjoin', 'end']);
    assert.deepEqual(await journal.lines(), await other.lines());
    assert.equal(faults.length, 1);
    other.dispose();
  });

  it('takes an entry without an end for lost when its window is gone, or too long at it', async () => {
    const { client } = recordingClient();
    const never = watching(client, 'join', () => Promise.reject(new Error('a fault of the test')));
    await assert.rejects(carry(never, changes.join));
    const { sent, lost } = await theOnly();
    assert.equal(lost, false, 'this process may still be at it');
    const longAgo = new Date(Date.now() - 16 * 60_000).toISOString();
    for (const different of [{ pid: 0x7ffffffe }, { at: longAgo }])
      await journal.append({ ...sent, ...different });
    assert.equal((await theOnly()).lost, true);
  });

  for (const [settled, expected] of [
    [{ kind: 'cleared' }, ['cleared', 'no', undefined]],
    [
      { kind: 'done', known: 'told', changed: { objectId: newId, link: undefined, ignored: [] } },
      ['done', 'told', newId],
    ],
  ] as const) {
    it(`learns how a mark was settled (${settled.kind}), unless it was settled elsewhere`, async () => {
      await carry(recordingClient({ 1: failed('join') }).client, changes.join);
      const entry = (await theOnly()).sent.id;
      const sent = { kind: 'join', remoteServer: 'breda.voice.example', before: [] } as const;
      const mark = { id: 'x.json', sent, at: new Date(), entry };
      const cleared = { clear: () => Promise.resolve(true) };
      const gone = { clear: () => Promise.resolve(false) };
      assert.equal(await clearMark(mark, { kind: 'cleared' }, { records: gone, journal }), false);
      assert.equal((await theOnly()).end?.result, 'notCarriedOut');
      assert.equal(await clearMark(mark, settled, { records: cleared, journal }), true);
      const { end } = await theOnly();
      assert.deepEqual([end?.result, end?.verified, end?.objectId], expected);
    });
  }
});

/** A client that waits for `before` when it is about to send. */
function watching(
  client: CupiClient,
  operation: (typeof operations)[number],
  before: () => Promise<void>,
): CupiClient {
  const first = (which: string) => (which === operation ? before() : Promise.resolve());
  return {
    ...client,
    join: (...given) => first('join').then(() => client.join(...given)),
    update: (...given) => first('update').then(() => client.update(...given)),
    unjoin: (...given) => first('unjoin').then(() => client.unjoin(...given)),
    unjoinSelf: (...given) => first('unjoinSelf').then(() => client.unjoinSelf(...given)),
  };
}
