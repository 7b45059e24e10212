import { launchWorkbench, type Workbench } from '../../ui/harness/workbench.ts';
import { until } from '../../ui/harness/until.ts';
import { compare } from '../support/pairs.ts';
import { comparedRow, type Measured, type Options } from '../support/row.ts';

const ours = 'cuc-links.cuc-https-links';
const empty = 'cuc-links.bench-empty';

/** Row 1b: what the real VS Code host itself has noted of loading and activating both, in one start of the host each time. */
export async function measure({ quick }: Options): Promise<Measured> {
  const workbench = await launchWorkbench();
  try {
    const { serversView, palette } = workbench.pages;
    const open = async (id: string) => {
      if (id === ours) await serversView.open();
      else await palette.run('Bench: Get Ready');
    };
    /** Both are activated by the first of a pair to be asked for, in the order of the pair. */
    let noted: ReadonlyMap<string, number> | undefined;
    const activate = (id: string) => async () => {
      if (noted) {
        const known = noted.get(id);
        noted = undefined;
        return known ?? Number.NaN;
      }
      // A view that is in sight is restored, and would activate its extension while VS Code itself still starts.
      await palette.run('View: Show Explorer');
      await workbench.reload();
      await open(id);
      await open(id === ours ? empty : ours);
      noted = await until(
        'both are activated',
        () => activations(workbench),
        (times) => times.size === 2,
      );
      return noted.get(id) ?? Number.NaN;
    };
    const times = await compare(activate(ours), activate(empty), { pairs: quick ? 2 : 5, warmUp: 1 });
    const title = 'load and activate in the real host, by its own record';
    return { rows: [comparedRow({ id: '1b', title, unit: 'ms', ...times })], notes: [] };
  } finally {
    await workbench.close();
  }
}

/** Milliseconds of loading and activating, from the page “Startup Performance”. */
async function activations({ page, pages }: Workbench): Promise<ReadonlyMap<string, number>> {
  await pages.palette.run('Developer: Startup Performance');
  await page.locator('.editor-instance .view-line').first().waitFor();
  // What is there from the time before must not pass for this.
  await page.evaluate(`navigator.clipboard.writeText('')`);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  const text = await page.evaluate<string>('navigator.clipboard.readText()');
  const times = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, id = '', , load, call] = line.split('|').map((cell) => cell.trim());
    if (id === ours || id === empty) times.set(id, Number(load) + Number(call));
  }
  await pages.palette.run('View: Close All Editors');
  return times;
}
