import assert from 'node:assert/strict';
import { removeTemporaryFolders, temporaryFolder } from '../../unit/servers/support/temporaryFolder.ts';
import { draw } from '../support/drawing.ts';
import type { Fleet } from '../support/fleet.ts';
import { heapInUse, pause } from '../support/heap.ts';
import { readAll } from '../support/readAll.ts';
import { plainRow, type Measured, type Row } from '../support/row.ts';
import { startUnity } from '../support/unity.ts';
import { useForImports } from '../support/useVscodeStub.ts';

/** A window keeps more of lists that change: each link as it was before, and how its backlog went. */
const readings = 12;

/** Row 6: what 1,000 servers with 5 links each take, of which every list was another one than the one before. */
export async function measure(): Promise<Measured> {
  useForImports();
  const { openFleet } = await import('../support/fleet.ts');
  const unity = await startUnity('changing');
  const folder = await temporaryFolder();
  const open = (count: number) =>
    openFleet(
      Array.from({ length: count }, () => unity.place),
      folder,
    );
  // Loads and compiles what is loaded and compiled once for all.
  const first = await open(20);
  await use(first);
  first.dispose();

  const before = await heapInUse();
  const fleet = await open(1_000);
  await use(fleet);
  const rows = await heapRows(fleet, before);
  fleet.dispose();
  await unity.stop();
  await removeTemporaryFolders();
  return { rows, notes: [] };
}

/** Texts to search are there once words have been looked for. */
async function use(fleet: Fleet): Promise<void> {
  const { found, tree, pace } = fleet;
  const before = found.view;
  for (let time = 0; time < readings; time += 1) {
    await readAll(fleet);
    pace.flush();
    found.show({ ...before, text: time % 2 === 0 ? 'cuc-' : 'more' });
    draw(tree);
  }
  found.show(before);
  draw(tree);
}

/** Idle sockets are closed after some seconds; signing in anew lets go of the sessions and keeps the lists. */
async function heapRows({ servers }: Fleet, before: number): Promise<Row[]> {
  const perServer = async () => ((await heapInUse()) - before) / 1_000 / servers.all.length;
  await pause(12_000);
  const withSessions = await perServer();
  // What the session has read beside the list counts, too, but is let go of with it.
  const about = servers.all.map(({ version, locations }) => ({ version, locations }));
  for (const server of servers.all) server.signInAnew();
  await pause(500);
  const withoutSessions = await perServer();
  for (const { version, locations } of about) assert(version !== undefined && locations?.length === 6);
  const title = `heap a server with 5 links after ${readings} readings that differ: model and tree`;
  return [
    plainRow({ id: '6-heap', title, unit: 'KB', ours: withoutSessions, bar: 20 }),
    plainRow({
      id: '6-heap-sessions',
      title: `${title}, and session without a socket`,
      unit: 'KB',
      ours: withSessions,
    }),
  ];
}
