// npm test: everything, as the only command after a clone. `--only unit,host` runs these steps alone,
// `--grep TEXT` only the tests with that text. The last line sums the tests of all steps.
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { onModernNode } from './lib/modernNode.mjs';
import { stopOnSignals } from './lib/running.mjs';
import { PlainError, main, say } from './lib/say.mjs';

await main(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, grep: { type: 'string' } } });
  await ensureDependencies();
  if (!(await onModernNode(import.meta.url))) return;
  stopOnSignals();
  const { steps } = await import('./lib/testSteps.mjs');
  await runAll(selected(steps, values.only), { grep: values.grep });
});

function selected(steps, only) {
  if (only === undefined) return steps;
  const wanted = only.split(',');
  const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new PlainError(
      `No such step: ${unknown.join(', ')}. There are: ${steps.map(({ name }) => name).join(', ')}`,
    );
  return steps.filter(({ name }) => wanted.includes(name));
}

async function runAll(steps, options) {
  const total = { passed: 0, failed: 0 };
  for (const step of steps) {
    const { passed, failed } = await runStep(step, options);
    total.passed += passed;
    total.failed += failed;
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
}

// A step that crashes, or cannot be prepared, is one failed test; the others still run.
async function runStep({ name, needs, run }, options) {
  process.stdout.write(`\n== ${name}\n`);
  const start = performance.now();
  let counts;
  try {
    for (const ensure of needs) await ensure();
    counts = await run(options);
  } catch (error) {
    say(error instanceof PlainError ? error.message : (error?.stack ?? String(error)));
    counts = { passed: 0, failed: 1 };
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(
    `== ${name}: ${counts.failed === 0 ? 'ok' : `${counts.failed} failed`}, ${counts.passed} passed (${seconds} s)\n`,
  );
  return counts;
}
