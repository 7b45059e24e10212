import { join, resolve } from 'node:path';
import { root } from './paths.mjs';

const namespace = 'after-start';

/**
 * For esbuild: what is loaded later than `start` imports it, which it finds loaded. So all that `start` brings is reached by
 * the same ways and becomes one file; else it would be split by what else uses which part of it, into seven times as many.
 * The sandbox is left out: it runs without the extension, too.
 */
export function afterStart(start) {
  const first = join(root, start);
  const early = [first, join(root, 'src', 'extension.ts'), join(root, 'src', 'sandbox')];
  const isLate = (path) => !early.some((one) => path.startsWith(one));
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
        const file = resolve(resolveDir, path);
        const isFirstOfBundle = kind === 'dynamic-import' || kind === 'entry-point';
        return isFirstOfBundle && isLate(file) ? { path: file, namespace } : undefined;
      });
      build.onLoad({ filter: /./, namespace }, ({ path }) => ({
        contents: `import ${JSON.stringify(first)}; export * from ${JSON.stringify(path)};`,
        resolveDir: root,
      }));
    },
  };
}
