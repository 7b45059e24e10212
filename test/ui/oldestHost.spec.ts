import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { chromiumArguments, chromiumPath, leaveSignals } from '../../scripts/lib/chromium.mjs';
import { startOldestServer, type Running } from '../../scripts/lib/codeServer.mjs';
import { freePort } from '../../scripts/lib/freePort.mjs';
import { vsixFile } from '../../scripts/lib/paths.mjs';
import { pagesOf } from './harness/pages.ts';
import { startSandbox, type Sandbox } from './harness/sandbox.ts';

// All other specs run on the newest host.
describe('the oldest VS Code that the extension promises to run in', () => {
  let folder: string;
  let workspace: string;
  let sandbox: Sandbox;
  let server: Running;
  let browser: Browser;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cuc-links-oldest-'));
    workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    sandbox = await startSandbox({});
    browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: chromiumArguments,
      ...leaveSignals,
    });
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('installs the package, and lists the links of the sandbox', async () => {
    const port = await freePort();
    const env = { CUC_LINKS_SANDBOX: sandbox.line };
    server = await startOldestServer({ port, vsix: vsixFile, serverData: join(folder, 'server'), env });
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}`);
    const { serversView } = pagesOf(page);
    // It asks once the rest can be used already: a quick click would be in time, a slow one not.
    await page.getByRole('button', { name: 'Yes, I trust the authors' }).click();
    await serversView.open();
    await page.getByRole('treeitem', { name: /^Link .*, failing/ }).waitFor();
    assert((await page.getByRole('treeitem', { name: /^Server / }).count()) > 5);
  });
});
