import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension } from './buildExtension.mjs';
import { startChild } from './children.mjs';
import { distFolder, modernNode, root } from './paths.mjs';
import { tail } from './run.mjs';
import { PlainError } from './say.mjs';

/** The sandbox as a program of its own. */
export const sandboxMain = join(distFolder, 'sandboxMain.js');

/** Builds where there is no build, or one older than the sandbox's sources. */
export async function ensureSandbox() {
  if (!existsSync(sandboxMain) || statSync(sandboxMain).mtimeMs < newest(join(root, 'src', 'sandbox'))) {
    await buildExtension();
  }
}

function newest(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Math.max(...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}

/**
 * Starts a sandbox and gives the JSON line it prints, as text and as read, and `stop()`. Its sign-ins are
 * made for this run only.
 */
export async function startSandboxProcess(...args) {
  const { child, exit, log, stop } = startChild('sandbox', modernNode, [sandboxMain, ...args], {
    stdout: 'pipe',
  });
  const line = await Promise.race([firstLine(child.stdout), exit.then(() => undefined)]);
  if (line === undefined) throw new PlainError(`The sandbox did not start.\n${tail(log)}`);
  return { line, servers: JSON.parse(line).servers, exit, stop };
}

async function firstLine(stream) {
  let text = '';
  for await (const chunk of stream) {
    text += chunk;
    const end = text.indexOf('\n');
    if (end >= 0) return text.slice(0, end);
  }
  return undefined;
}
