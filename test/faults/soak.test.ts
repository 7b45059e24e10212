import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { anyCertificate } from '../support/transport.ts';
import { repeatable } from '../support/repeatable.ts';
import { waitFor } from '../support/waitFor.ts';
import { removeTemporaryFolders, temporaryFolder } from '../unit/servers/support/temporaryFolder.ts';
import { dice } from './soak/dice.ts';
import { startMoodyServer, type MoodyServer } from './soak/moodyServer.ts';
import { readReport, type Task } from './soak/task.ts';

const client = fileURLToPath(new URL('./soak/refreshes.ts', import.meta.url));
const refreshes = 10_000;

describe('a soak', function () {
  this.timeout(300_000);
  let servers: MoodyServer[] = [];
  let child: ChildProcess | undefined;

  afterEach(async () => {
    child?.kill('SIGKILL');
    for (const server of servers) await server.close();
    servers = [];
    await removeTemporaryFolders();
  });

  it('of 10,000 refreshes of 20 moody servers leaves nothing behind and sends no refused password', async () => {
    const { seed } = repeatable(1);
    const certificate = await anyCertificate();
    const die = dice(seed);
    for (let count = 0; count < 20; count += 1)
      servers.push(await startMoodyServer(certificate, dice(die.upTo(2 ** 32)), count % 4 !== 0));
    const start = performance.now();
    const task: Task = {
      folder: await temporaryFolder(),
      sha256: certificate.sha256,
      seed,
      refreshes,
      origins: servers.map(({ origin }) => origin),
    };
    const flags = ['--expose-gc', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
    const started = spawn(process.execPath, [...flags, client, JSON.stringify(task)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child = started;
    const exit = once(started, 'exit');
    const report = readReport(await firstLine(started.stdout));
    await waitFor(() => servers.every((server) => server.open() === 0));
    started.stdin.end();
    await exit;

    // What loading the modules took is let go of some time in the first fifths.
    const end = report.heaps.pop() ?? Infinity;
    const growth = end / Math.min(...report.heaps);
    const seconds = Math.round((performance.now() - start) / 1_000);
    const answers = sum(servers.map((server) => server.answers));
    process.stdout.write(
      `    seed ${seed}, ${seconds} s, heap at the end ${Math.round(growth * 100)} % of what it was; ${JSON.stringify(report.alive)}\n` +
        `    answers: ${list(answers)}\n    ends: ${list(new Map(Object.entries(report.ends)))}\n`,
    );
    assert.deepEqual(report.trouble, []);
    assert.deepEqual(report.left, []);
    assert.equal(started.exitCode, 0);
    assert.ok(growth < 1.1, `the heap grew to ${growth} of ${report.heaps.join(', ')}`);
    // Two reads at once on each server, and what is on its way to be collected.
    for (const [name, count] of Object.entries(report.alive)) assert.ok(count < 200, `${count} ${name}`);
    for (const server of servers)
      assert.ok(server.sentAgain() <= (report.unheard[server.origin] ?? 0), 'a refused password came again');
    assert.ok((report.ends['ready'] ?? 0) > refreshes / 2, 'most refreshes succeed');
    assert.ok((answers.get('refused') ?? 0) > 0 && (answers.get('passwordChanged') ?? 0) > 0);
  });
});

async function firstLine(stream: Readable): Promise<string> {
  for await (const line of createInterface(stream)) return line;
  return '';
}

function sum(counts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const total = new Map<string, number>();
  for (const [name, count] of counts.flatMap((map) => [...map]))
    total.set(name, (total.get(name) ?? 0) + count);
  return total;
}

function list(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
