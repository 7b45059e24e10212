import { readCliOptions, USAGE } from './cliOptions.ts';
import { startSandbox } from './index.ts';
import { startProblem } from './startProblem.ts';

function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

async function run(): Promise<number> {
  const options = readCliOptions(process.argv.slice(2));
  if (options.kind === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (options.kind === 'problem') {
    process.stderr.write(`${options.problem}\n`);
    return 2;
  }
  const stopped = waitForSignal();
  try {
    const { port, speed, seed } = options;
    const sandbox = await startSandbox({ port, speed, ...(seed !== undefined && { seed }) });
    process.stdout.write(`${JSON.stringify({ seed: sandbox.seed, speed, servers: sandbox.locations })}\n`);
    await stopped;
    await sandbox.stop();
    return 0;
  } catch (error) {
    process.stderr.write(`${startProblem(error)}\n`);
    return 1;
  }
}

void run().then((code) => {
  process.exitCode = code;
});
