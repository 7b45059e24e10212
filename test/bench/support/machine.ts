import { readFile } from 'node:fs/promises';
import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { findChromium } from '../../../scripts/lib/chromium.mjs';
import { codeServerFolder } from '../../../scripts/lib/host.mjs';
import { root } from '../../support/bundles.ts';
import { installed, outputOf, versionsOfTools } from './tools.ts';

const packageSchema = z.object({ version: z.string() });
/** What the rows measure with or against, or what has built and packed the extension. */
const packages = ['undici', 'fast-xml-parser', 'zod', 'esbuild', '@vscode/vsce', 'playwright-core'] as const;

export function machine(): Readonly<Record<string, string>> {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: String(availableParallelism()),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${platform()} ${release()} ${arch()}`,
  };
}

/** Of all that has a part in what is measured. What is not installed, as curl or a VS Code may not be, is left out. */
export async function versions(): Promise<Readonly<Record<string, string>>> {
  const { node, v8, openssl } = process.versions;
  return {
    ...installed({ extension: await versionIn(root), node, v8, openssl }),
    ...(await versionsOfPackages()),
    ...(await versionsOfHost()),
    ...(await versionsOfTools()),
  };
}

async function versionsOfPackages(): Promise<Readonly<Record<string, string>>> {
  const found = packages.map(
    async (name) => [name, await versionIn(join(root, 'node_modules', name))] as const,
  );
  return installed(Object.fromEntries(await Promise.all(found)));
}

/** What the rows of the real host run in: code-server brings a VS Code with a version of its own. */
async function versionsOfHost(): Promise<Readonly<Record<string, string>>> {
  const chromium = findChromium();
  return installed({
    'code-server': await versionIn(codeServerFolder),
    'VS Code': await versionIn(join(codeServerFolder, 'lib', 'vscode')),
    // Distributions name it differently before the number, and say more after it.
    chromium: chromium && /\d+(\.\d+)+/.exec(await outputOf(chromium, '--version'))?.[0],
  });
}

/** That of the package in a folder; undefined where it is not installed. */
async function versionIn(folder: string): Promise<string | undefined> {
  try {
    return packageSchema.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))).version;
  } catch {
    return undefined;
  }
}
