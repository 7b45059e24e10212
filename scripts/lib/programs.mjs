import { withoutAutostart } from './autostart.mjs';
import { findProgram, installPackages } from './debian.mjs';
import { runLogged } from './run.mjs';
import { say } from './say.mjs';

// A package, what it is here for, and the service it would put into the start of the machine.
const wanted = [
  { name: 'openssl', files: ['openssl'] },
  { name: 'nginx', files: ['nginx'], service: 'nginx' },
  { name: 'squid-openssl', files: ['squid'], service: 'squid' },
  { name: 'tinyproxy-bin', files: ['tinyproxy'] },
  { name: 'tomcat10-user', files: ['tomcat10-instance-create', 'java'] },
];

/**
 * Makes sure that the real programs of test/faults/programs are there; false, after saying so, where they are not.
 * Installs them only as root with `CI` set: nobody's own machine gets servers from running tests.
 */
export async function ensurePrograms() {
  const missing = wanted.filter(({ files }) => !files.every(findProgram));
  if (missing.length === 0) return true;
  const names = missing.map(({ name }) => name);
  if (process.getuid?.() !== 0 || (process.env.CI ?? '') === '' || findProgram('apt-get') === undefined) {
    say(
      `Not run: tests with real servers and proxies. They need ${names.join(', ')}, which are installed only on Debian, as root with CI set.`,
    );
    return false;
  }
  await withoutAutostart(() =>
    installPackages(names, { why: 'the tests with real servers and proxies', duration: 'a minute' }),
  );
  await disable(missing.flatMap(({ service }) => service ?? []));
  return true;
}

// Only what has just been installed: a service that was there before belongs to the machine.
async function disable(services) {
  for (const service of services) await runLogged('apt-get', 'update-rc.d', [service, 'disable']);
}
