// npm run screenshots: makes the pictures of the README from the real workbench, with the sandbox's servers.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureHost } from './lib/host.mjs';
import { onModernNode } from './lib/modernNode.mjs';
import { packageExtension } from './lib/packageExtension.mjs';
import { root } from './lib/paths.mjs';
import { startSandboxProcess } from './lib/sandboxProcess.mjs';
import { main, say } from './lib/say.mjs';
import { stopOnSignals } from './lib/running.mjs';
import { withInstalledExtension } from './lib/uiRun.mjs';

const folder = join(root, 'media', 'screenshots');

await main(async () => {
  await ensureDependencies();
  if (!(await onModernNode(import.meta.url))) return;
  stopOnSignals();
  await ensureHost();
  await ensureChromium();
  await packageExtension();
  await withInstalledExtension(takeAll);
});

async function takeAll(env) {
  Object.assign(process.env, env);
  const { launchWorkbench } = await import('../test/ui/harness/workbench.ts');
  const sandbox = await startSandboxProcess('--seed', '7');
  const workbench = await launchWorkbench({ env: { CUC_LINKS_SANDBOX: sandbox.line } });
  try {
    mkdirSync(folder, { recursive: true });
    await takeOverview(workbench.page);
  } finally {
    await workbench.close();
    await sandbox.stop();
  }
}

async function takeOverview(page) {
  await page.getByRole('tab', { name: 'Unity Connection' }).first().click();
  const failing = page.getByRole('treeitem', { name: /^Link .*, failing/ }).first();
  await failing.waitFor();
  await failing.click();
  const details = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await details.getByText('TimeOfLastFailure').waitFor();
  // Nothing that only the mouse brings up belongs in the picture.
  await page.mouse.move(900, 20);
  await page.locator('.monaco-hover').waitFor({ state: 'hidden' });
  const path = join(folder, 'overview.png');
  await page.screenshot({ path });
  say(path.slice(root.length + 1));
}
