import { join, resolve } from 'node:path';
import { root } from '../lib/paths.mjs';
import { usedZodNames } from './usedZodNames.mjs';

const zod = 'zod/mini';

/** Turns an import of another bundle's entry into a require of that bundle, and trims zod to what is used. */
export function bundlePlugin(name, bundles) {
  const others = new Map(
    bundles
      .filter((bundle) => bundle.name !== name)
      .map((bundle) => [keyOf(bundle.entry), `./${bundle.name}.js`]),
  );
  return {
    name: 'bundles',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, kind, resolveDir }) => {
        if (kind === 'entry-point') return path === zod ? { path: zod, namespace: 'trimmed' } : undefined;
        const key = path.startsWith('.') ? resolve(resolveDir, path) : path;
        const bundle = others.get(key);
        return bundle === undefined ? undefined : { path: bundle, external: true };
      });
      build.onLoad({ filter: /.*/, namespace: 'trimmed' }, async () => ({
        contents: `export { ${(await usedZodNames()).join(', ')} } from '${zod}';`,
        resolveDir: root,
      }));
    },
  };
}

function keyOf(entry) {
  return entry === zod ? zod : join(root, entry);
}
