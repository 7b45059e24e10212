import fc from 'fast-check';
import type { CupiClient } from '../../../src/cupi/client.ts';
import { calls } from '../../support/clientCalls.ts';
import { hostileServer, hostileShapes } from '../../support/hostileAnswers.ts';
import { bestBlock } from '../../support/longestBlock.ts';
import { repeatable } from '../../support/repeatable.ts';
import { fakeServer } from '../../unit/cupi/fakeServer.ts';
import { pumpedAnswers } from '../../unit/cupi/properties/documents.ts';
import { comparedRow, type Measured, type Options } from '../support/row.ts';

/**
 * For how long one call may keep the event loop, whatever its answer is: 50 ms on a machine that does the work of the
 * yardstick in 12.
 */
const mostYardsticks = 50 / 12;
/** So short a block says enough: no better run is looked for. */
const shortBlock = 10;
/** What the names of shapes begin with. */
const kinds = ['XML', 'JSON', 'HTML', 'text'] as const;
const pumpedSize = 65_536;

/** The longest block of the event loop by an answer, and by what it was met. */
interface Block {
  readonly ms: number;
  readonly by: string;
}

/** Row 5: the longest blocks of the event loop by answers that are made to hold it up, as long as they may be. */
export async function measure({ quick }: Options): Promise<Measured> {
  const found = [];
  for (const kind of kinds)
    found.push(await rowOf(kind.toLowerCase(), `hostile ${kind}`, () => blocksOfShapes(kind)));
  // Of all that are drawn, the others say nothing to anybody.
  const worstPumped = async () => longestFirst(await blocksOfPumped(quick ? 15 : 60)).slice(0, 3);
  found.push(await rowOf('pumped', '64 KB of one piece over and over', worstPumped));
  return { rows: found.map(({ row }) => row), notes: found.map(({ note }) => note) };
}

/** The worst block is the row; each of them is named in the note. */
async function rowOf(kind: string, what: string, measured: () => Promise<readonly Block[]>) {
  const id = `5-hostile-${kind}`;
  // Before and after: what disturbs the one may be over before the other.
  const before = await bestBlock(yardstick, 0);
  const sorted = longestFirst(await measured());
  const reference = Math.min(before, await bestBlock(yardstick, 0));
  const ours = sorted[0]?.ms ?? Infinity;
  const title = `longest block of the event loop by ${what}, against work of a known size`;
  return {
    row: comparedRow({ id, title, unit: 'ms', ours, reference, bar: mostYardsticks }),
    note: `${id}: ${sorted.map(({ ms, by }) => `${by} ${ms.toFixed(1)} ms`).join('; ')}`,
  };
}

const known = JSON.stringify(
  Array.from({ length: 8_000 }, (_, nth) => ({ id: `id-${nth}`, name: 'a\nb\n'.repeat(12) })),
);

function yardstick(): string {
  return JSON.stringify(JSON.parse(known)).replaceAll(/\s*\\n\s*/g, ' ');
}

/** One of each shape of this kind. */
async function blocksOfShapes(kind: string): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  for (const [name, shape] of Object.entries(hostileShapes)) {
    const [start, what] = name.split(': ');
    if (start !== kind) continue;
    const ofShape: Block[] = [];
    for (const status of [200, 500]) {
      const { client } = hostileServer(shape, status);
      ofShape.push(...(await blocksOfCalls(`${what}, ${status}`, () => client)));
    }
    blocks.push(...longestFirst(ofShape).slice(0, 1));
  }
  return blocks;
}

/** One of each answer that is drawn. */
async function blocksOfPumped(count: number): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  for (const drawn of fc.sample(pumpedAnswers, repeatable(count))) {
    const [{ ofSize }, contentType, status] = drawn;
    const answer = { text: ofSize(pumpedSize), contentType, status };
    const ofAnswer = await blocksOfCalls(
      printable(fc.stringify(drawn)),
      // `productVersion` may ask twice.
      () => fakeServer('json', answer, answer).client,
    );
    blocks.push(...longestFirst(ofAnswer).slice(0, 1));
  }
  return blocks;
}

async function blocksOfCalls(what: string, client: () => CupiClient): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  for (const [operation, call] of Object.entries(calls)) {
    const ms = await bestBlock(() => call(client()).catch(() => undefined), shortBlock);
    blocks.push({ ms, by: `${what}, ${operation}` });
  }
  return blocks;
}

function longestFirst(blocks: readonly Block[]): readonly Block[] {
  return [...blocks].sort((a, b) => b.ms - a.ms);
}

/** So that it does nothing to a terminal. */
function printable(text: string): string {
  return text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
