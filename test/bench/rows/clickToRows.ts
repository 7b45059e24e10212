import assert from 'node:assert/strict';
import { profileEntry } from '../../ui/harness/profileEntry.ts';
import { until } from '../../ui/harness/until.ts';
import { launchWorkbench, type Workbench, type WorkbenchOptions } from '../../ui/harness/workbench.ts';
import { pause } from '../support/heap.ts';
import { listedServersFile } from '../support/listedServers.ts';
import { median } from '../support/pairs.ts';
import { plainRow, type Measured, type Options } from '../support/row.ts';
import { startUnity, type Place } from '../support/unity.ts';

const count = 1_000;

/** Row 6, in the real workbench: from a click on the view's icon to its rows, for the first time and once all has been read. */
export async function measure({ quick }: Options): Promise<Measured> {
  const unity = await startUnity();
  const times: Times[] = [];
  try {
    for (let time = 0; time < (quick ? 1 : 2); time += 1)
      times.push({ first: await firstClick(unity.place), ...(await laterClicks(unity.place)) });
  } finally {
    await unity.stop();
  }
  const row = (id: string, title: string, ours: number) =>
    plainRow({
      id,
      title: `from click to rows in the real workbench, ${count} servers ${title}`,
      unit: 'ms',
      ours,
    });
  return {
    rows: [
      row('6-click-first', 'for the first time', median(times.map(({ first }) => first))),
      row('6-click-read', 'with 5 links, while they are read', median(times.map(({ reading }) => reading))),
      row('6-click', 'with 5 links, once all are read', median(times.map(({ read }) => read))),
    ],
    notes: [],
  };
}

interface Times {
  readonly first: number;
  readonly reading: number;
  readonly read: number;
}

/** With the servers as a person has them, in the settings. Nobody has stored their passwords: they need not be read. */
function firstClick({ origin }: Place): Promise<number> {
  const { hostname: host, port } = new URL(origin);
  const servers = Array.from({ length: count }, (_, nth) =>
    profileEntry(`Server ${nth}`, { host, port: Number(port), user: `operator-${nth}` }),
  );
  return inWorkbench({ settings: { 'cucLinks.servers': servers } }, click);
}

/** With servers that are listed for the session, with their passwords: these are read. */
function laterClicks(place: Place): Promise<Pick<Times, 'reading' | 'read'>> {
  return inWorkbench({ files: listedServersFile(place, count) }, async (workbench) => {
    await click(workbench);
    await until('the first answer is there', () => answersIn(workbench) > 0);
    const reading = await click(workbench);
    assert(answersIn(workbench) < 3 * count, 'servers are still being read');
    // The list, the release and the locations of each.
    await until('all servers are read', () => answersIn(workbench) >= 3 * count);
    return { reading, read: await click(workbench) };
  });
}

/** In a profile of its own: a restored workbench may show the view already, which the click would then close. */
async function inWorkbench<T>(
  options: WorkbenchOptions,
  work: (workbench: Workbench) => Promise<T>,
): Promise<T> {
  const workbench = await launchWorkbench(options);
  try {
    // VS Code's own start is not counted.
    await workbench.pages.palette.run('Bench: Get Ready');
    await workbench.page.getByText('Bench: ready').waitFor();
    return await work(workbench);
  } finally {
    await workbench.close();
  }
}

async function click({ pages: { serversView } }: Workbench): Promise<number> {
  await serversView.hide();
  // A click that comes while VS Code still changes views is taken for one that closes the sidebar.
  await pause(500);
  const start = performance.now();
  await serversView.open();
  await serversView.rows.first().waitFor();
  return performance.now() - start;
}

function answersIn(workbench: Workbench): number {
  return workbench.log().split('-> 200').length - 1;
}
