import type { ChildProcess } from 'node:child_process';

export function startChild(
  name: string,
  command: string,
  args: readonly string[],
  options?: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
): {
  readonly child: ChildProcess;
  /** Resolves with the exit code. */
  readonly exit: Promise<number>;
  /** The file that holds its output. */
  readonly log: string;
  stop(): Promise<void>;
};
