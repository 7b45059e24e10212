import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionHosts, processorTime } from '../../ui/harness/extensionHosts.ts';
import { launchWorkbench, type Workbench } from '../../ui/harness/workbench.ts';
import { pause } from '../support/heap.ts';
import { listedServers } from '../support/listedServers.ts';
import { comparedRow, type Measured, type Options } from '../support/row.ts';
import { startUnity } from '../support/unity.ts';

const count = 300;

/**
 * Row 7, in the real host: what the extension host needs of the processor while 300 servers are in sight and read every 60
 * s (15 for a quick look), and what one without the extension needs in the same time.
 */
export async function measure({ quick }: Options): Promise<Measured> {
  const seconds = quick ? 15 : 60;
  const unity = await startUnity();
  const none = mkdtempSync(join(tmpdir(), 'cuc-links-none-'));
  const ours = await launchWorkbench({
    env: listedServers(unity.place, count),
    settings: { 'cucLinks.refreshInterval': seconds },
  });
  const bare = await launchWorkbench({ extensions: none });
  try {
    await ours.pages.serversView.open();
    await ours.pages.serverRow.waitUntilRead('Server 0', 5);
    await pause(15_000);
    const before = [usedBy(ours), usedBy(bare)];
    const asked = await unity.requests();
    // A whole interval: in it every server is read once.
    await pause(seconds * 1_000);
    const requests = (await unity.requests()) - asked;
    assert(requests >= count * 0.9, `${requests} requests: the servers were not read`);
    const [used = Number.NaN, reference = Number.NaN] = [usedBy(ours), usedBy(bare)].map(
      (now, index) => ((now - (before[index] ?? Number.NaN)) * 60) / seconds,
    );
    const title = `processor time of the extension host a minute, ${count} servers in sight, against a host without us`;
    return { rows: [comparedRow({ id: '7-cpu', title, unit: 'ms', ours: used, reference })], notes: [] };
  } finally {
    await ours.close();
    await bare.close();
    rmSync(none, { recursive: true, force: true });
    await unity.stop();
  }
}

function usedBy({ folder }: Workbench): number {
  return extensionHosts(folder.userData).reduce((sum, pid) => sum + processorTime(pid), 0);
}
