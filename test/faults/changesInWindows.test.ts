import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TLSSocket } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { settleMarks } from '../../src/servers/settleMarks.ts';
import { response } from '../support/rawTlsServer.ts';
import { waitFor } from '../support/waitFor.ts';
import { sentOnce } from './sent.ts';
import { aJoin } from './support/aJoin.ts';
import { carryOut, startLab, stopLabs, type ChangeLab, type OpenedWindow } from './support/changeLab.ts';
import { listPath, wireLink, type LinksUnity } from './support/linksUnity.ts';

const antwerp = wireLink('Antwerp');
const breda = wireLink('Breda');
const join = aJoin('breda.voice.example');
const dyingWindow = fileURLToPath(new URL('./support/dyingWindow.ts', import.meta.url));

const keepsSilent = () => () => true;
const resets = () => (_request: unknown, socket: TLSSocket) => {
  socket.destroy();
  return true;
};
/** From the first change on the list answers 500. */
const cannotBeRead = (unity: LinksUnity) => (request: { path: string }, socket: TLSSocket) =>
  request.path === listPath && unity.sent('POST') > 0 && socket.write(response(500));

const markedTargets = ({ server }: OpenedWindow) =>
  server.marks().map(({ sent }) => (sent.kind === 'join' ? sent.remoteServer : sent.kind));

/** What the journal says of each change. */
const journalled = async ({ window }: OpenedWindow) =>
  (await window.journal.entries()).map(({ end, lost }) =>
    end ? `${end.result}, ${end.verified}` : lost ? 'outcome unknown' : 'under way',
  );

describe('faults: a lost answer that cannot be looked up', function () {
  this.timeout(20_000);
  afterEach(stopLabs);

  async function lostFromSight(): Promise<ChangeLab & { readonly gate: { closed: boolean } }> {
    const gate = { closed: true };
    const lab = await startLab([antwerp], resets, (unity) => (request, socket) => {
      return gate.closed && cannotBeRead(unity)(request, socket);
    });
    const end = await carryOut(lab.server, join);
    assert.equal(end.kind, 'unknown');
    assert.equal(end.cannotLook?.kind, 'serverError');
    return { ...lab, gate };
  }

  it('75 leaves a mark that blocks joins, which are made one at a time, and no other change', async () => {
    const lab = await lostFromSight();
    assert.deepEqual(markedTargets(lab), ['breda.voice.example']);
    sentOnce(75, lab.unity.sent('POST'));
    lab.gate.closed = false;
    for (const name of ['BREDA.voice.example.', 'cologne.voice.example'])
      assert.equal((await carryOut(lab.server, aJoin(name))).kind, 'unverified', name);
    sentOnce(75, lab.unity.sent('POST'));
    await carryOut(lab.server, { kind: 'unjoinSelf', named: [antwerp.ObjectId] });
    assert.equal(lab.unity.sent('DELETE'), 1);
  });

  it('75 leaves a mark that outlives the window, and settles when a list shows the join', async () => {
    const lab = await lostFromSight();
    lab.window.close();
    const next = await lab.another();
    const told: string[] = [];
    const settling = settleMarks(next.window.list, next.window, (_, mark, { link }) => {
      told.push(`${mark.sent.kind} ${link?.displayName ?? ''}`);
    });
    await waitFor(() => next.server.marks().length === 1);
    assert.equal((await carryOut(next.server, join)).kind, 'unverified');
    assert.deepEqual(await journalled(next), ['unknown, no']);

    lab.gate.closed = false;
    await next.server.refresh();
    assert.deepEqual(markedTargets(next), ['breda.voice.example'], 'no trace of it says nothing');

    lab.unity.links = [antwerp, breda];
    const requests = lab.unity.requests.length;
    await next.server.refresh();
    await waitFor(() => told.length > 0);
    assert.deepEqual(told, ['join Breda']);
    assert.deepEqual(next.server.marks(), []);
    assert.equal(lab.unity.requests.length - requests, 1, 'by that very list');
    assert.deepEqual(await journalled(next), ['done, found']);
    settling.dispose();
    sentOnce(75, lab.unity.sent('POST'));
  });

  it('75 can be cleared by a person, and the join is then free again', async () => {
    const lab = await lostFromSight();
    const [mark] = lab.server.marks();
    assert.ok(mark);
    await lab.window.records.clear(mark);
    lab.gate.closed = false;
    assert.equal((await carryOut(lab.server, join)).kind, 'notCarriedOut');
    assert.equal(lab.unity.sent('POST'), 2);
  });

  it('75 is also what remains when a person does not wait', async () => {
    for (const when of ['for the answer', 'for the look-up']) {
      const lab = await startLab([antwerp], when === 'for the answer' ? keepsSilent : resets);
      const waiting = new AbortController();
      const ended = lab.server.change(join, { signal: waiting.signal, onLost: () => waiting.abort() });
      await waitFor(() => lab.unity.sent('POST') === 1, 5_000);
      if (when === 'for the answer') waiting.abort();
      assert.equal((await ended).kind, 'unknown');
      assert.deepEqual(markedTargets(lab), ['breda.voice.example']);
      sentOnce(75, lab.unity.sent('POST'));
    }
  });
});

describe('faults: changes in several windows', function () {
  this.timeout(20_000);
  afterEach(stopLabs);

  it('81 a window that is killed during a join leaves a mark, which the next one settles', async () => {
    const lab = await startLab([antwerp], keepsSilent);
    const { folder, unity, server, window } = lab;
    const args = ['--no-warnings', dyingWindow, folder, unity.origin, unity.sha256, 'breda.voice.example'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    const exited = once(child, 'exit');
    await waitFor(() => unity.sent('POST') === 1, 15_000);
    assert.equal((await carryOut(server, join)).kind, 'inProgress');
    assert.deepEqual(await journalled(lab), ['under way']);
    child.kill('SIGKILL');
    await exited;
    assert.deepEqual(await journalled(lab), ['outcome unknown']);

    const told: string[] = [];
    const settling = settleMarks(window.list, window, (_, mark) => told.push(mark.sent.kind));
    assert.equal((await carryOut(server, join)).kind, 'unverified');
    assert.deepEqual(markedTargets(lab), ['breda.voice.example']);
    unity.links = [antwerp, breda];
    await server.refresh();
    await waitFor(() => told.length > 0);
    assert.deepEqual(told, ['join']);
    assert.deepEqual(server.marks(), []);
    await waitFor(async () => (await journalled(lab)).join() === 'done, found');
    settling.dispose();
    sentOnce(81, unity.sent('POST'));
  });

  it('82 the same change by a double click and in a second window is one request', async () => {
    const held: TLSSocket[] = [];
    const lab = await startLab([antwerp], (unity) => (_, socket) => {
      unity.links = [antwerp, breda];
      held.push(socket);
      return true;
    });
    const second = await lab.another();
    const first = carryOut(lab.server, join);
    await waitFor(() => held.length === 1, 5_000);
    assert.deepEqual(await carryOut(lab.server, join), { kind: 'inProgress' });
    assert.deepEqual(await carryOut(second.server, join), { kind: 'inProgress' });
    held[0]?.write(response(201, `${listPath}${breda.ObjectId}`));
    assert.equal((await first).kind, 'done');
    sentOnce(82, lab.unity.sent('POST'));
  });

  it('82 the same change in several windows at the same moment is one request', async () => {
    const lab = await startLab([antwerp], (unity) => (_, socket) => {
      unity.links = [{ ...antwerp, Deleted: 'true' }];
      return socket.write(response(200, 'done', ['Content-Type: text/plain']));
    });
    const windows = [lab, await lab.another(), await lab.another()];
    await Promise.all(windows.map(({ server }) => server.refresh()));
    const [link] = lab.server.state.last?.links ?? [];
    assert.ok(link);
    const ends = await Promise.all(windows.map(({ server }) => carryOut(server, { kind: 'unjoin', link })));
    const kinds = ends.map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === 'done').length, 1, kinds.join());
    sentOnce(82, lab.unity.sent('DELETE'));
  });
});
