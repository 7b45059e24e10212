import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type * as z from 'zod/mini';

const withoutNoise = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';

interface Started<T> {
  readonly said: T;
  readonly stop: () => Promise<void>;
}

/** Starts a file of this folder's parent in a process of its own and waits for the first thing it says. */
export async function startChild<T>(
  file: string,
  schema: z.ZodMiniType<T>,
  args: readonly string[] = [],
  flags: readonly string[] = [],
): Promise<Started<T>> {
  const path = join(import.meta.dirname, '..', file);
  const child = fork(path, args, { execArgv: [withoutNoise, ...flags] });
  const exit = once(child, 'exit');
  return {
    said: schema.parse(await firstWord(child, file)),
    stop: async () => {
      child.kill();
      await exit;
    },
  };
}

/** Runs it for what it says. */
export async function askChild<T>(...given: Parameters<typeof startChild<T>>): Promise<T> {
  const { said, stop } = await startChild(...given);
  await stop();
  return said;
}

function firstWord(child: ChildProcess, file: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code ?? 'a signal'}`)));
  });
}

// In a process that was started here: it ends at the latest when its parent does, however that ends.
process.once('disconnect', () => process.exit());

/** For the other side: says the one thing. */
export function say(what: unknown): void {
  process.send?.(what);
}
