import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './debian.mjs';

const onWindows = [
  process.env.LOCALAPPDATA && join(process.env.LOCALAPPDATA, 'Programs'),
  process.env.ProgramFiles,
];

/** VS Code's command line program where a person has the desktop at hand; undefined elsewhere. */
export function findDesktop() {
  if (process.platform === 'darwin') {
    const inside = 'Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';
    return findProgram('code') ?? [join('/', inside), join(homedir(), inside)].find(existsSync);
  }
  if (process.platform === 'win32') {
    return onWindows
      .filter(Boolean)
      .map((folder) => join(folder, 'Microsoft VS Code', 'Code.exe'))
      .find(existsSync);
  }
  // In a remote terminal `code` only talks to the window it belongs to, and without a display there is none.
  const remote = process.env.VSCODE_IPC_HOOK_CLI !== undefined;
  const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY;
  return remote || !display ? undefined : findProgram('code');
}
