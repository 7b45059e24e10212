import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../../../scripts/lib/children.mjs';
import { waitUntil } from '../../../scripts/lib/waitUntil.mjs';
import { freePorts } from './freePorts.ts';
import { patience } from './patience.ts';

/** How to start a real server or proxy in the foreground. */
export interface ProgramPlan {
  readonly name: string;
  /** How many ports it listens on. */
  readonly ports: number;
  /** Writes its configuration into an empty folder and gives its command line. */
  readonly prepare: (folder: string, ports: readonly number[]) => Promise<CommandLine>;
  /** What its output says once it listens. */
  readonly ready: RegExp;
  /** Files outside its folder that it may leave behind when it does not end in peace. */
  readonly leftBehind?: (ports: readonly number[]) => readonly string[];
}

export interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Program {
  readonly ports: readonly number[];
  /** Its working folder; gone after `stop()`. */
  readonly folder: string;
  readonly pid: number;
  /** What it has written to its output so far. */
  output(): string;
  readonly stop: () => Promise<void>;
}

const portTaken = /address already in use|could not create listening sockets/i;

/** Starts it and waits until it listens; takes other ports where one was taken meanwhile. */
export async function startProgram(plan: ProgramPlan): Promise<Program> {
  for (let tries = 1; ; tries += 1) {
    const started = await tryToStart(plan);
    if ('stop' in started) return started;
    if (tries === 3 || !portTaken.test(started.failed))
      throw new Error(`${plan.name} did not start:\n${started.failed}`);
  }
}

async function tryToStart(plan: ProgramPlan): Promise<Program | { readonly failed: string }> {
  const folder = await mkdtemp(join(tmpdir(), `cuc-links-${plan.name}-`));
  const ports = await freePorts(plan.ports);
  const { command, args, env } = await plan.prepare(folder, ports);
  const running = startChild(plan.name, command, args, { cwd: folder, env: { ...process.env, ...env } });
  const output = (): string => readFileSync(running.log, 'utf8');
  const remove = (): void => {
    for (const path of [folder, ...(plan.leftBehind?.(ports) ?? [])])
      rmSync(path, { recursive: true, force: true });
  };
  // For a run that is cut off.
  process.once('exit', remove);
  const stop = async (): Promise<void> => {
    await running.stop();
    process.off('exit', remove);
    remove();
  };
  try {
    const seconds = (2 * patience) / 1000;
    await waitUntil(plan.name, () => plan.ready.test(output()), { seconds, ended: running.exit });
  } catch {
    return failed();
  }
  // Some go on with the ports they have got.
  if (portTaken.test(output())) return failed();
  return { ports, folder, pid: running.child.pid ?? 0, output, stop };

  async function failed(): Promise<{ readonly failed: string }> {
    const said = output();
    await stop();
    return { failed: said };
  }
}
