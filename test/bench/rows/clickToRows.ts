import { launchWorkbench } from '../../ui/harness/workbench.ts';
import { listedServers } from '../support/listedServers.ts';
import { median } from '../support/pairs.ts';
import { plainRow, type Measured, type Options } from '../support/row.ts';
import { startUnity, type Place } from '../support/unity.ts';

const count = 300;

/** Row 6, in the real workbench: from a click on the view's icon to its rows, for the first time and once all has been read. */
export async function measure({ quick }: Options): Promise<Measured> {
  const unity = await startUnity();
  const times: Times[] = [];
  try {
    for (let time = 0; time < (quick ? 2 : 4); time += 1) times.push(await clicks(unity.place));
  } finally {
    await unity.stop();
  }
  const row = (id: string, title: string, ours: number) =>
    plainRow({
      id,
      title: `from click to rows in the real workbench, ${count} servers with 5 links, ${title}`,
      unit: 'ms',
      ours,
    });
  return {
    rows: [
      row('6-click-first', 'the first time', median(times.map(({ first }) => first))),
      row('6-click-read', 'while they are read', median(times.map(({ reading }) => reading))),
      row('6-click', 'once they are read', median(times.map(({ read }) => read))),
    ],
    notes: [],
  };
}

interface Times {
  readonly first: number;
  readonly reading: number;
  readonly read: number;
}

/** In a profile of its own: a restored workbench may show the view already, which the click would then close. */
async function clicks(place: Place): Promise<Times> {
  const workbench = await launchWorkbench({ env: listedServers(place, count) });
  try {
    const { serversView, serverRow, palette } = workbench.pages;
    // VS Code's own start is not counted.
    await palette.run('Bench: Do Nothing');
    await workbench.page.getByText('Bench: done').waitFor();
    const click = async () => {
      await serversView.hide();
      const start = performance.now();
      await serversView.open();
      await serversView.rows.first().waitFor();
      return performance.now() - start;
    };
    const first = await click();
    const reading = await click();
    await serverRow.waitUntilRead('Server 0', 5);
    return { first, reading, read: await click() };
  } finally {
    await workbench.close();
  }
}
