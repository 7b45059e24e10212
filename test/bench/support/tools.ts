import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The programs people use instead, as far as they are installed, with their versions. */
export async function versionsOfTools(): Promise<Readonly<Record<string, string>>> {
  const found = {
    curl: /^curl (\S+)/.exec(await outputOf('curl', '--version'))?.[1],
    python: /^Python (\S+)/.exec(await outputOf('python3', '--version'))?.[1],
    requests: (await outputOf('python3', '-c', 'import requests; print(requests.__version__)')).trim(),
  };
  return installed(found);
}

/** Leaves out what there is no version of. */
export function installed(
  found: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, version]): [string, string][] =>
      version ? [[name, version]] : [],
    ),
  );
}

/** What a program says; nothing where it is not installed. */
export async function outputOf(command: string, ...args: readonly string[]): Promise<string> {
  try {
    return (await run(command, args)).stdout;
  } catch {
    return '';
  }
}
