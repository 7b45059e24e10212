import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { waitFor } from '../../../support/waitFor.ts';

/** A second process that holds a lock. */
export interface OtherWindow {
  readonly pid: number;
  /** What it has said so far. */
  said(): string;
  /** Lets go in good order. */
  letGo(): Promise<void>;
  /** Dies at once, still holding. */
  die(): Promise<void>;
}

const script = fileURLToPath(new URL('./holdLock.ts', import.meta.url));

/** Resolves when it holds the lock. */
export async function holdElsewhere(folder: string, key: string): Promise<OtherWindow> {
  const child = spawn(process.execPath, ['--no-warnings', script, folder, key], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // Not 'exit', after which something it has said may still be under way.
  const exited = once(child, 'close');
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await waitFor(() => said.includes('held'), 10_000);
  return {
    pid: child.pid ?? 0,
    said: () => said,
    async letGo() {
      child.stdin.end();
      await exited;
    },
    async die() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
