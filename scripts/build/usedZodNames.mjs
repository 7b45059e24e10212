import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as mini from 'zod/mini';
import { root } from '../lib/paths.mjs';

/**
 * The names of zod/mini that the sources use as `z.<name>`. All of it is 430 KB with its 50 languages;
 * what is used is a tenth of that.
 */
export async function usedZodNames() {
  const names = new Set();
  for (const file of globSync('src/**/*.ts', { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8');
    if (!text.includes("from 'zod/mini'")) continue;
    for (const [, name] of text.matchAll(/\bz\.(\w+)/g)) names.add(name);
  }
  // Types (`z.infer`) are no exports at run time.
  return [...names].filter((name) => name in mini).sort();
}
