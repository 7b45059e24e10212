import { findProgram, installPackages } from './debian.mjs';
import { PlainError } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The command line under which Chromium runs as root, in a container and without a network. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Playwright's own handling of signals keeps a process alive that should end: see running.mjs. */
export const leaveSignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/** Makes sure that there is a Chromium for the host and UI tests; gives its path. */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  await installPackages(['chromium'], { why: 'the host and UI tests', duration: 'one to two minutes' });
  return chromiumPath();
}

/** The path of the Chromium on this machine. */
export function chromiumPath() {
  const found = findChromium();
  if (found === undefined)
    throw new PlainError('There is no Chromium on PATH. Run `npm test` once, which installs it.');
  return found;
}

/** The same; undefined where there is none. */
export function findChromium() {
  return names.map(findProgram).find((path) => path !== undefined);
}
