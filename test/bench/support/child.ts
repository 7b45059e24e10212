import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type * as z from 'zod/mini';

const withoutNoise = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';

interface Started<T> {
  readonly said: T;
  /** Sends it a word, and gives the next thing it says. */
  ask(): Promise<unknown>;
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
    said: schema.parse(await nextWord(child, file)),
    ask: () => {
      const answer = nextWord(child, file);
      child.send('asked');
      return answer;
    },
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

async function nextWord(child: ChildProcess, file: string): Promise<unknown> {
  const heard = new AbortController();
  const { signal } = heard;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`${file} ended with ${code ?? 'a signal'}`);
  });
  const word = once(child, 'message', { signal }).then(([said]): unknown => said);
  return Promise.race([word, ended]).finally(() => heard.abort());
}

// In a process that was started here: it ends at the latest when its parent does, however that ends.
process.once('disconnect', () => process.exit());

/** For the other side: says a thing. */
export function say(what: unknown): void {
  process.send?.(what);
}

/** For the other side: what it says whenever it is asked. */
export function whenAsked(answer: () => unknown): void {
  process.on('message', () => say(answer()));
}
