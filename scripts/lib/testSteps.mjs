// What `npm test` runs, in this order. A step gives how many of its tests passed and failed; a static
// check is one test. This module needs the dependencies and Node 24.
import { buildExtension } from './buildExtension.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureHost, ensureOldestHost } from './host.mjs';
import { counted, runMocha } from './mochaRun.mjs';
import { modernEnvironment } from './modernNode.mjs';
import { dependencyFile, modernNode } from './paths.mjs';
import { packageExtension } from './packageExtension.mjs';
import { ensurePrograms } from './programs.mjs';
import { runShown } from './run.mjs';
import { say } from './say.mjs';

const build = once(buildExtension);
const pack = once(packageExtension);
const faultTests = 'test/faults/**/*.test.ts';
const programTests = 'test/faults/programs/**';

/** name; what must be there before; the work. */
export const steps = [
  check('format', tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'),
  check('types', tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'),
  check(
    'types of the browser side',
    tool('typescript', 'bin', 'tsc'),
    '-p',
    'src/details/browser/tsconfig.json',
  ),
  check('lint', tool('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'),
  check('unused', tool('knip', 'bin', 'knip.js')),
  { name: 'build', needs: [], run: () => build().then(() => ({ passed: 1, failed: 0 })) },
  { name: 'unit', needs: [build], run: ({ grep }) => runMocha('unit', 'test/unit/**/*.test.ts', { grep }) },
  { name: 'faults', needs: [build], run: runFaults },
  { name: 'package', needs: [], run: () => pack().then(() => ({ passed: 1, failed: 0 })) },
  { name: 'host', needs: [build, ensureHost, ensureChromium], run: runHost },
  { name: 'ui', needs: [pack, ensureHost, ensureOldestHost, ensureChromium], run: runUi },
];

function check(name, script, ...args) {
  const run = async () => {
    const code = await runShown(modernNode, [script, ...args], { env: modernEnvironment() });
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  };
  return { name, needs: [], run };
}

// A step run alone builds what it needs; in a whole run that is done already.
function once(work) {
  let done;
  return () => (done ??= work());
}

function tool(...parts) {
  return dependencyFile(...parts);
}

// Prints which of the 89 faults passed. Those that need no program run even if programs cannot be installed.
async function runFaults({ grep }) {
  const options = { grep, hooks: 'test/faults/table.ts' };
  try {
    if (!(await ensurePrograms())) options.ignore = programTests;
  } catch (error) {
    say(error.message);
    const { passed, failed } = await runMocha('faults', faultTests, { ...options, ignore: programTests });
    return { passed, failed: failed + 1 };
  }
  return runMocha('faults', faultTests, options);
}

async function runHost({ grep }) {
  const { runHostSuite } = await import('./hostRun.mjs');
  return counted('host', (env) => runHostSuite({ grep, env }));
}

async function runUi({ grep }) {
  const { withInstalledExtension } = await import('./uiRun.mjs');
  return withInstalledExtension((env) =>
    runMocha('ui', 'test/ui/**/*.spec.ts', { grep, timeout: 300_000, env }),
  );
}
