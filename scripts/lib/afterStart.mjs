import { relative, resolve, sep } from 'node:path';
import { root } from './paths.mjs';

const namespace = 'after-start';

/**
 * For esbuild: what is loaded later than `start` imports it, which it finds loaded. So all that `start` brings is reached by
 * the same ways and becomes one file; else it would be split by what else uses which part of it, into seven times as many.
 * (So `dist/net.js` wants VS Code, as `start` does. Exports by default would get lost; there are none.) The sandbox is left
 * out: it runs without the extension, too.
 */
export function afterStart(start) {
  const isLate = (path) => ![start, 'src/extension.ts'].includes(path) && !path.startsWith('src/sandbox/');
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
        const file = fromRoot(resolve(resolveDir, path));
        const isFirstOfBundle = kind === 'dynamic-import' || kind === 'entry-point';
        return isFirstOfBundle && isLate(file) ? { path: file, namespace } : undefined;
      });
      build.onLoad({ filter: /./, namespace }, ({ path }) => ({
        contents: `import './${start}'; export * from './${path}';`,
        resolveDir: root,
      }));
    },
  };
}

/** The names of files follow from this: they must not depend on where the project lies. */
function fromRoot(file) {
  return relative(root, file).replaceAll(sep, '/');
}
