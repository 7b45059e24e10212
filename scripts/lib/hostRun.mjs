import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArguments, chromiumPath, leaveSignals } from './chromium.mjs';
import { startVscodeServer } from './codeServer.mjs';
import { freePort } from './freePort.mjs';
import { root } from './paths.mjs';
import { tail } from './run.mjs';
import { say } from './say.mjs';
import { buildSuite, showSuiteOutput, suiteEntry, suiteEnvironment } from './hostSuite.mjs';

const longestMinutes = 10;

/** Runs test/host inside the extension host of VS Code's server, with the workbench in Chromium; gives the exit code. */
export async function runHostSuite({ grep, env = {} } = {}) {
  await buildSuite();
  const folder = mkdtempSync(join(tmpdir(), 'cuc-links-host-'));
  const port = await freePort();
  const server = await startVscodeServer({
    port,
    serverData: join(folder, 'server'),
    env: { ...env, ...suiteEnvironment(grep) },
  });
  try {
    const code = await runInBrowser(port, join(folder, 'workspace'));
    showSuiteOutput();
    if (code !== 0) say(`The end of the VS Code server's log:\n${tail(server.log)}`);
    return code;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runInBrowser(port, workspace) {
  mkdirSync(workspace);
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: chromiumArguments,
    ...leaveSignals,
  });
  try {
    const page = await browser.newPage();
    const exit = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    // The workbench calls it with its own chatter; what the suite has to say is in its output file.
    await page.exposeFunction('codeAutomationLog', () => {});
    await page.goto(address(port, workspace));
    return await withinLimit(exit);
  } finally {
    await browser.close();
  }
}

function address(port, workspace) {
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(suiteEntry)],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}

function withinLimit(exit) {
  let limit;
  const tooLong = new Promise((resolve) => {
    const giveUp = () => {
      say(`The host suite did not end within ${longestMinutes} minutes.`);
      resolve(1);
    };
    limit = setTimeout(giveUp, longestMinutes * 60_000);
  });
  return Promise.race([exit, tooLong]).finally(() => clearTimeout(limit));
}
