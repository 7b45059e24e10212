import { readFileSync } from 'node:fs';
import { listLocations } from '../../test/ui/harness/flows/listLocations.ts';
import { openDetails } from '../../test/ui/harness/flows/openDetails.ts';
import { startSandbox } from '../../test/ui/harness/sandbox.ts';
import { launchWorkbench } from '../../test/ui/harness/workbench.ts';

/** Names in the list, and what they are in the sandbox. */
const locations = {
  Hub: 'CUC-HUB',
  London: 'CUC-LON-01',
  Frankfurt: 'CUC-FRA-01',
  'New York': 'CUC-NYC',
  'Lab 1': 'CUC-LAB-01',
  'Lab 2': 'CUC-LAB-02',
};
const arranged = {
  Hub: { folder: 'Production', mark: 'production', favorite: true },
  London: { folder: 'Production', mark: 'production' },
  Frankfurt: { folder: 'Production', mark: 'production' },
  'New York': { folder: 'Production', mark: 'staging', readOnly: true },
  'Lab 1': { folder: 'Lab', mark: 'lab' },
  'Lab 2': { folder: 'Lab', mark: 'lab' },
};

/** Gives `work` a workbench whose servers are signed in to and arranged, and ends it all. */
export async function withNetwork(work) {
  const sandbox = await startSandbox();
  try {
    const workbench = await launchWorkbench();
    try {
      await listLocations({ workbench, sandbox }, locations);
      await arrange(workbench);
      await work(workbench);
    } finally {
      await workbench.close();
    }
  } finally {
    await sandbox.stop();
  }
}

async function arrange(workbench) {
  const settings = JSON.parse(readFileSync(workbench.folder.settingsFile, 'utf8'));
  const entries = settings['cucLinks.servers'].map((entry) => ({ ...entry, ...arranged[entry.name] }));
  await workbench.changeSettings({ 'cucLinks.servers': entries });
}

/** So that rows are not cut; a change of theme takes it back. */
export async function widenSidebar(page) {
  const { x, width } = await page.locator('.part.sidebar').boundingBox();
  const edge = x + width + 2;
  await page.mouse.move(edge, 400);
  // The edge can be dragged only once it has taken note of the pointer.
  await page.locator('.monaco-sash.vertical.hover').waitFor();
  await page.mouse.down();
  await page.mouse.move(x + 400, 400, { steps: 5 });
  await page.mouse.up();
}

/** What takes each picture; all leave the workbench as they found it. */
export const pictures = { sidebar, details, joinPreview };

async function sidebar(workbench, path) {
  const { page, pages } = workbench;
  await read(pages);
  await withoutPointer(page);
  await page.locator('.part.sidebar').screenshot({ path });
}

async function details(workbench, path) {
  const { page, pages } = workbench;
  await read(pages);
  await openDetails(pages, 'CUC-MAD-01');
  await pages.details.value('TimeOfLastFailure').waitFor();
  await withoutPointer(page);
  await page.screenshot({ path, animations: 'disabled' });
  await pages.palette.run('View: Close All Editors');
}

async function joinPreview(workbench, path) {
  const { page, pages } = workbench;
  const { serversView, quickInput, modal, editor } = pages;
  await read(pages);
  await serversView.contextMenu(serversView.server('Hub'), 'Join HTTPS Link…');
  await quickInput.waitForTitle('Join Hub with a Remote Server');
  await quickInput.pick('Lab 1');
  await quickInput.ticked();
  await quickInput.accept();
  await modal.waitForMessage('Join Hub with Lab 1');
  await modal.click('Preview…');
  await quickInput.option('Cancel').waitFor();
  await editor.waitFor('This page is a preview');
  await withoutPointer(page);
  await page.screenshot({ path, animations: 'disabled' });
  await quickInput.pick('Cancel');
  await pages.palette.run('View: Close All Editors');
}

async function read({ serversView, serverRow }) {
  await serversView.open();
  await serverRow.waitUntilRead('Hub', 5);
  await serverRow.waitUntilRead('Lab 2', 0);
}

/** Nothing that only the mouse brings up belongs in a picture. */
async function withoutPointer(page) {
  await page.mouse.move(900, 20);
  await page.locator('.monaco-hover').waitFor({ state: 'hidden' });
}
