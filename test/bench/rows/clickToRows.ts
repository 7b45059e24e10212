import type { Locator } from 'playwright-core';
import { launchWorkbench } from '../../ui/harness/workbench.ts';
import { listedServers } from '../support/listedServers.ts';
import { median } from '../support/pairs.ts';
import { plainRow, type Measured, type Options } from '../support/row.ts';
import { startUnity } from '../support/unity.ts';

const count = 300;

/** Row 6, in the real workbench: from a click on the view's icon to its rows, for the first time and once all has been read. */
export async function measure({ quick }: Options): Promise<Measured> {
  const unity = await startUnity();
  const workbench = await launchWorkbench({ env: listedServers(unity.place, count) });
  const first: number[] = [];
  const again: number[] = [];
  try {
    for (let time = 0; time < (quick ? 2 : 4); time += 1) {
      // A reload starts a new extension host.
      if (time > 0) await workbench.reload();
      const { serversView, serverRow } = workbench.pages;
      await serversView.hide();
      first.push(await clickTo(serversView.tab, serversView.rows));
      await serverRow.waitUntilRead('Server 0', 5);
      await serversView.hide();
      again.push(await clickTo(serversView.tab, serversView.rows));
      // As it is left, it comes back: it is to be opened by the click.
      await serversView.hide();
    }
  } finally {
    await workbench.close();
    await unity.stop();
  }
  const title = `from click to rows in the real workbench, ${count} servers with 5 links`;
  return {
    rows: [
      plainRow({ id: '6-click-first', title: `${title}, the first time`, unit: 'ms', ours: median(first) }),
      plainRow({ id: '6-click', title: `${title}, once they are read`, unit: 'ms', ours: median(again) }),
    ],
    notes: [],
  };
}

async function clickTo(tab: Locator, rows: Locator): Promise<number> {
  const start = performance.now();
  await tab.click();
  await rows.first().waitFor();
  return performance.now() - start;
}
