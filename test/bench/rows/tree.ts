import assert from 'node:assert/strict';
import { healthKinds } from '../../../src/links/health.ts';
import type { Fleet } from '../support/fleet.ts';
import { bareTree, childrenOf, draw, type Drawn } from '../support/drawing.ts';
import { compare, quantile, timed } from '../support/pairs.ts';
import { readAll } from '../support/readAll.ts';
import { comparedRow, plainRow, type Measured, type Options, type Row } from '../support/row.ts';
import { startUnity } from '../support/unity.ts';
import { useForImports } from '../support/useVscodeStub.ts';
import { removeTemporaryFolders, temporaryFolder } from '../../unit/servers/support/temporaryFolder.ts';

/** Row 6: the Servers view over servers with 5 links each, all of which were read over real sockets before. */
export async function measure({ quick }: Options): Promise<Measured> {
  useForImports();
  const { openFleet } = await import('../support/fleet.ts');
  const unity = await startUnity();
  const folder = await temporaryFolder();
  const fleet = await openFleet(
    Array.from({ length: 1_000 }, () => unity.place),
    folder,
  );
  const events = await eventsOf(fleet);
  const drawn = await drawRows(fleet, quick ? 40 : 150);
  const all = await againstBare(fleet, quick);
  const rows = [...drawn, all, ...events];
  fleet.dispose();
  await unity.stop();
  await removeTemporaryFolders();
  return { rows, notes: [] };
}

/** How often VS Code is told to draw rows anew, for each server and refresh. */
async function eventsOf(fleet: Fleet): Promise<readonly Row[]> {
  let fired = 0;
  const { tree, pace } = fleet;
  const listening = tree.onDidChangeTreeData(() => (fired += 1));
  const count = fleet.servers.all.length;
  draw(tree);
  await readAll(fleet);
  pace.flush();
  const first = fired / count;
  draw(tree);
  fired = 0;
  await readAll(fleet);
  pace.flush();
  listening.dispose();
  const title = 'tree events fired by a refresh';
  return [
    plainRow({
      id: '6-events-first',
      title: `${title}, the first of a server`,
      unit: 'a server',
      ours: first,
    }),
    plainRow({
      id: '6-events-same',
      title: `${title} that changes nothing`,
      unit: 'a server',
      ours: fired / count,
      bar: 0,
    }),
  ];
}

/** All of it drawn again and again, each time after the filter has changed: nothing can be taken from the time before. */
async function drawRows(fleet: Fleet, times: number): Promise<readonly Row[]> {
  const { found, tree } = fleet;
  const all: Drawn[] = [];
  const again: number[] = [];
  const askAgain = timed(() => tree.getChildren());
  for (let time = -3; time < times; time += 1) {
    found.show({ ...found.view });
    const drawn = draw(tree);
    const asked = await askAgain();
    if (time < 0) continue;
    all.push(drawn);
    again.push(asked);
  }
  const withWords = await drawnWithWords(fleet, times);
  const changed = await drawnAfterChange(fleet, times);
  const calls = {
    roots: again,
    'roots-filtered': all.map(({ roots }) => roots),
    'roots-words': withWords.map(({ roots }) => roots),
    'roots-changed': changed.map(({ roots }) => roots),
    children: all.flatMap(({ children }) => children),
    item: all.flatMap(({ items }) => items),
  };
  const titles = {
    roots: 'getChildren of the top, all servers',
    'roots-filtered': 'the same just after the filter has changed',
    'roots-words': 'the same after other words, which every link has and no server',
    'roots-changed': 'the same, by health, after a server has left what the filter shows',
    children: 'getChildren of a server, 5 links',
    item: 'getTreeItem',
  };
  const ids = ['roots', 'roots-filtered', 'roots-words', 'roots-changed', 'children', 'item'] as const;
  const ofCalls = ids.flatMap((call) => [
    plainRow({ id: `6-${call}-p50`, title: titles[call], unit: 'ms', ours: quantile(calls[call], 0.5) }),
    plainRow({
      id: `6-${call}-p99`,
      title: titles[call],
      unit: 'ms',
      ours: quantile(calls[call], 0.99),
      bar: 1,
    }),
  ]);
  return [
    ...ofCalls,
    ...toldRows(
      'typing',
      'a letter typed into the filter',
      withWords.map(({ shown }) => shown),
    ),
    ...toldRows(
      'news',
      'a server that leaves what the filter shows',
      changed.map(({ told }) => told),
    ),
  ];
}

/** Before it draws rows anew: which servers are shown is seen here, to be counted above the rows. */
function toldRows(id: string, what: string, times: readonly number[]): readonly Row[] {
  const title = `${what}, until VS Code is told: counted above the rows`;
  return ([0.5, 0.99] as const).map((of) =>
    plainRow({ id: `6-${id}-p${of * 100}`, title, unit: 'ms', ours: quantile(times, of) }),
  );
}

/** What VS Code is told of it, and what it then asks for. By health the rows must be sorted, too. */
async function drawnAfterChange(
  { servers, found, tree, pace }: Fleet,
  times: number,
): Promise<readonly { readonly told: number; readonly roots: number }[]> {
  const before = found.view;
  found.show({ ...before, only: healthKinds, order: 'health' });
  const [server] = servers.all;
  assert(server);
  const all: { readonly told: number; readonly roots: number }[] = [];
  for (let time = -3; time < times; time += 1) {
    assert.equal(draw(tree).children.length, 1_000);
    pace.flush();
    server.reset();
    const told = await timed(() => pace.flush())();
    const roots = await timed(() => tree.getChildren())();
    assert.equal(childrenOf(tree).length, 999);
    all.push({ told, roots });
    await server.refresh();
    pace.flush();
  }
  found.show(before);
  return all.slice(3);
}

/** No server matches by itself, so that its links must; all do, so that no fewer rows are drawn. */
async function drawnWithWords(
  { found, tree }: Fleet,
  times: number,
): Promise<readonly (Drawn & { readonly shown: number })[]> {
  const before = found.view;
  const all: (Drawn & { readonly shown: number })[] = [];
  for (let time = 0; time < times + 3; time += 1) {
    const text = time % 2 === 0 ? 'cuc-' : 'more';
    const shown = await timed(() => found.show({ ...before, text }))();
    const rows = draw(tree);
    assert.equal(rows.children.length, 1_000);
    all.push({ ...rows, shown });
  }
  found.show(before);
  return all.slice(3);
}

async function againstBare({ found, servers, tree }: Fleet, quick: boolean): Promise<Row> {
  const bare = bareTree(
    servers.all.map(({ profile, state }) => ({ name: profile.name, links: state.last?.links ?? [] })),
  );
  const both = await compare(
    timed(() => {
      found.show({ ...found.view });
      draw(tree);
    }),
    timed(() => draw(bare)),
    { pairs: quick ? 20 : 50, warmUp: 3 },
  );
  const title = `all rows of ${servers.all.length} servers, against rows of a name and no more`;
  return comparedRow({ id: '6-all', title, unit: 'ms', ...both });
}
