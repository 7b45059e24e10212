import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { createWindowLock } from '../../src/servers/windowLock.ts';
import { startBlackHole } from '../support/blackHole.ts';
import { response } from '../support/rawTlsServer.ts';
import { afterwards, cleanUp, setUpTcp } from '../support/transport.ts';
import { waitFor } from '../support/waitFor.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';
import { startFakeUnity, type FakeUnity, type Instead } from '../unit/servers/support/fakeUnity.ts';
import { removeTemporaryFolders, temporaryFolder } from '../unit/servers/support/temporaryFolder.ts';

const program = fileURLToPath(new URL('support/leave.ts', import.meta.url));
const report = z.object({ left: z.array(z.string()), ends: z.array(z.string()) });
const half = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf';

async function unityThat(instead: Instead): Promise<FakeUnity> {
  const unity = await startFakeUnity(instead);
  afterwards(() => unity.close());
  return unity;
}

describe('faults: leaving', () => {
  afterEach(async () => {
    await cleanUp();
    await removeTemporaryFolders();
  });

  it('88 ends everything at once: no request, socket or timer keeps the process', async () => {
    const folder = await temporaryFolder();
    const hole = await startBlackHole();
    afterwards(() => hole.close());
    const silent = await setUpTcp();
    const mute = await unityThat(() => true);
    const stopping = await unityThat((_, socket) => socket.write(half));
    const busy = await unityThat((_, socket) => socket.write(response(503, '', ['Retry-After: 20'])));
    const changing = await unityThat(({ method }) => method === 'DELETE');
    const losing = await unityThat(({ method }, socket) => method === 'DELETE' && !!socket.destroy());
    const locked = await unityThat(() => false);
    const key = aProfile(locked.origin).id;

    await createWindowLock(folder)(key, async () => {
      const child = spawn(process.execPath, [
        '--no-warnings',
        program,
        folder,
        `read https://127.0.0.1:${hole.port}`,
        `read ${silent.origin}`,
        ...[mute, stopping, busy, locked].map(({ origin, sha256 }) => `read ${origin} ${sha256}`),
        ...[changing, losing].map(({ origin, sha256 }) => `change ${origin} ${sha256}`),
      ]);
      afterwards(() => void child.kill('SIGKILL'));
      const said = { out: '', err: '' };
      child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
      const under = [mute, stopping, busy];
      const isUnderWay = () =>
        silent.open() === 1 &&
        locked.counts.handshakes === 1 &&
        under.every(({ requests }) => requests.length === 1) &&
        [changing, losing].every(({ requests }) => requests.at(-1)?.method === 'DELETE');
      await waitFor(isUnderWay, 30_000);

      child.stdin.end();
      await once(child, 'close');
      assert.deepEqual([child.exitCode, said.err], [0, '']);
      const { left, ends } = report.parse(JSON.parse(said.out));
      assert.deepEqual(left, []);
      // A reading that is cut off leaves its row as it was; what became of a change that was sent nobody knows.
      const readings = Array.from({ length: 6 }, () => 'connecting');
      assert.deepEqual(ends, ['cancelled', ...readings, 'unknown', 'unknown']);

      const open = () => [...under, silent, locked, changing, losing].map((server) => server.open());
      await waitFor(() => open().every((count) => count === 0));
      assert.equal(locked.counts.bytes, 0);
    });
  }).timeout(60_000);
});
