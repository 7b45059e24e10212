import { readFile } from 'node:fs/promises';
import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { versionsOfTools } from './tools.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const packageSchema = z.object({ version: z.string() });

export function machine(): Readonly<Record<string, string>> {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: String(availableParallelism()),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${platform()} ${release()} ${arch()}`,
  };
}

export async function versions(): Promise<Readonly<Record<string, string>>> {
  return {
    extension: await versionIn('.'),
    node: process.versions.node,
    v8: process.versions.v8,
    undici: await versionIn('node_modules/undici'),
    'fast-xml-parser': await versionIn('node_modules/fast-xml-parser'),
    ...(await versionsOfTools()),
  };
}

async function versionIn(folder: string): Promise<string> {
  return packageSchema.parse(JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'))).version;
}
