import { accessSync, constants, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { logFile, runLogged } from './run.mjs';
import { PlainError, say } from './say.mjs';

/** Finds a program on PATH, or where Debian keeps servers; undefined where there is none. */
export function findProgram(name) {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  return undefined;
}

/** Installs Debian packages; where this user may not, the error says what to type. */
export async function installPackages(packages, { why, duration }) {
  const byHand = `apt-get install ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined) {
    throw new PlainError(`${why} needs ${packages.join(', ')}. Install with: sudo ${byHand}`);
  }
  say(`Installing ${packages.join(', ')} with apt-get for ${why} (usually ${duration}) …`);
  rmSync(logFile('apt-get'), { force: true });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runLogged('apt-get', 'apt-get', ['update'], { env });
  await runLogged('apt-get', 'apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
}
