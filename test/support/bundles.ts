import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const metaSchema = z.object({
  outputs: z.record(
    z.string(),
    z.object({
      entryPoint: z.optional(z.string()),
      inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })),
      imports: z.array(z.object({ path: z.string(), kind: z.string(), external: z.optional(z.boolean()) })),
    }),
  ),
});
type Outputs = z.infer<typeof metaSchema>['outputs'];

export const root = join(import.meta.dirname, '..', '..');

/** What esbuild says it has built: by file, as `dist/net.js`. */
export function readOutputs(): Outputs {
  return metaSchema.parse(JSON.parse(readFileSync(join(root, 'dist', 'meta.json'), 'utf8'))).outputs;
}

/** A file and all that it loads at once. */
function loadedWith(file: string, outputs: Outputs): readonly string[] {
  const files = new Set([file]);
  for (const each of files) {
    for (const { path, kind, external } of outputs[each]?.imports ?? [])
      if (!external && kind === 'import-statement') files.add(path);
  }
  return [...files];
}

/** The sources in these files with their bytes there, the largest first. */
export function inputsOf(files: readonly string[], outputs: Outputs): readonly (readonly [string, number])[] {
  const inputs = files.flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}));
  return inputs
    .map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const)
    .filter(([, bytes]) => bytes > 0)
    .toSorted(([, a], [, b]) => b - a);
}

/** What must not be loaded before a server is asked for something, or the sandbox is started. */
export function isLazySource(path: string): boolean {
  return /^node_modules\/(undici|fast-xml-parser)\/|^src\/(net\.ts|http\/session|http\/wire|sandbox\/)/.test(
    path,
  );
}

/** The sources that stand in more than one of these files. */
export function sharedSources(files: readonly string[], outputs: Outputs): readonly string[] {
  const counts = new Map<string, number>();
  for (const [path] of inputsOf(files, outputs)) counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([path]) => path);
}

const page = 'dist/detailsPage.js';

/** All but the page of the details, which runs in another process, a browser. */
export function hostFiles(outputs: Outputs): readonly string[] {
  return Object.keys(outputs).filter((file) => file !== page);
}

/** What is loaded to activate the extension. */
export function activationFiles(outputs: Outputs): readonly string[] {
  return loadedWith('dist/extension.js', outputs);
}

/** What is loaded before there is a row, a command or a page: to activate it, and to start it. */
export function startFiles(outputs: Outputs): readonly string[] {
  return [...new Set([...activationFiles(outputs), ...loadedWith('dist/start.js', outputs)])];
}

/** What an entry point brings beside what is loaded before: `net` is dist/net.js and the chunks it needs. */
export function filesOf(entry: string, outputs: Outputs): readonly string[] {
  const before = startFiles(outputs);
  return loadedWith(`dist/${entry}.js`, outputs).filter((file) => !before.includes(file));
}

export function contentsOf(files: readonly string[]): readonly Buffer[] {
  return files.map((file) => readFileSync(join(root, file)));
}

export function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}
