import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { buildSuite, showSuiteOutput, suiteEntry, suiteEnvironment } from './hostSuite.mjs';
import { counted } from './mochaRun.mjs';
import { root, testFolder } from './paths.mjs';
import { say } from './say.mjs';

/** Runs test/host in the desktop VS Code; gives how many tests passed and failed. */
export async function runDesktopSuite({ grep, version }) {
  await buildSuite();
  say(`Downloading and starting VS Code ${version} (the first time usually a minute) …`);
  // A short path: VS Code puts its sockets below it, and these may have about 100 characters.
  const folder = mkdtempSync(join(tmpdir(), 'cuc-'));
  try {
    const counts = await counted('desktop', (env) =>
      runIn(folder, version, { ...suiteEnvironment(grep), ...env }),
    );
    showSuiteOutput();
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runIn(folder, version, env) {
  try {
    return await runTests({
      version,
      cachePath: join(testFolder, 'desktop'),
      extensionDevelopmentPath: root,
      extensionTestsPath: suiteEntry,
      extensionTestsEnv: env,
      launchArgs: [
        '--disable-extensions',
        `--user-data-dir=${folder}`,
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
  } catch (error) {
    say(error.message);
    return 1;
  }
}
