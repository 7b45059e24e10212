import assert from 'node:assert/strict';
import { join, relative } from 'node:path';
import * as z from 'zod/mini';
import { inputsOf, isLazySource, readOutputs, root } from '../../support/bundles.ts';
import { askChild } from '../support/child.ts';
import { compare } from '../support/pairs.ts';
import { comparedRow, type Measured, type Options } from '../support/row.ts';

const ours = join(root, 'dist', 'extension.js');
const empty = join(import.meta.dirname, '..', 'emptyExtension', 'extension.cjs');

const activatedSchema = z.object({
  ms: z.number(),
  rowsMs: z.number(),
  rows: z.number(),
  files: z.array(z.string()),
});
type Activated = z.infer<typeof activatedSchema>;

/** What we use of Node at activation, and every extension host has loaded for itself. */
const loadedByHosts = ['node:crypto', 'node:events', 'node:fs/promises', 'node:net', 'node:os'];

/** In the settings, where rows are waited for. */
const servers = 50;

/** Row 1a: required and activated in fresh processes with a stub for `vscode`. */
export async function measure({ quick }: Options): Promise<Measured> {
  const pairs = quick ? 7 : 21;
  assertLazy(await activateOnce(ours, []));
  const fresh = await compareWithEmpty([], pairs);
  const inHost = await compareWithEmpty(loadedByHosts, pairs);
  const untilRows = await compareRows(pairs);
  return {
    rows: [
      comparedRow({
        id: '1a',
        title: 'load and activate in a fresh Node, against an empty extension',
        unit: 'ms',
        ...fresh,
        // Twice the empty one and 3 ms.
        bar: 2 + 3 / fresh.reference,
      }),
      comparedRow({
        id: '1a-host',
        title: 'the same where Node’s own modules are loaded already',
        unit: 'ms',
        ...inHost,
      }),
      comparedRow({
        id: '1a-rows',
        title: `the same until VS Code has got the rows of ${servers} servers`,
        unit: 'ms',
        ...untilRows,
      }),
    ],
    notes: [],
  };
}

async function compareWithEmpty(before: readonly string[], pairs: number) {
  const took = (file: string) => async () => (await activateOnce(file, before)).ms;
  const { ours: mine, reference } = await compare(took(ours), took(empty), { pairs });
  return { ours: mine, reference };
}

async function compareRows(pairs: number) {
  const took = (file: string, count: number) => async () => {
    const { rows, rowsMs } = await activateOnce(file, loadedByHosts, servers);
    assert.equal(rows, count);
    return rowsMs;
  };
  const { ours: mine, reference } = await compare(took(ours, servers), took(empty, 0), { pairs });
  return { ours: mine, reference };
}

function activateOnce(file: string, before: readonly string[], count = 0): Promise<Activated> {
  return askChild('activateOnce.ts', activatedSchema, [file, String(count), ...before]);
}

/** Neither the network nor the sandbox is loaded by activating alone. */
function assertLazy({ files }: Activated): void {
  const loaded = files.map((file) => relative(root, file).replaceAll('\\', '/'));
  assert(loaded.includes('dist/extension.js'));
  const lazy = inputsOf(loaded, readOutputs()).filter(([path]) => isLazySource(path));
  assert.deepEqual(lazy, [], 'loaded too early');
}
