// One decoding in a process of its own: node --expose-gc decodeOnce.ts FORMAT LINKS ours|reference
// Says how long the first one and a later one keep the event loop, and what one takes of the heap when nothing is
// collected meanwhile.
import { getHeapSpaceStatistics } from 'node:v8';
import * as z from 'zod/mini';
import { bestBlock } from '../support/longestBlock.ts';
import { formats, listBody } from './support/bodies.ts';
import { say } from './support/child.ts';
import { decode, parseBare } from './support/decoders.ts';

const [format, links, which] = z
  .tuple([z.enum(formats), z.coerce.number(), z.enum(['ours', 'reference'])])
  .parse(process.argv.slice(2));
const work = which === 'ours' ? decode : parseBare;
const text = listBody(format, links);

/** It ends with the first run that blocks for no longer than this. */
const firstBlockMs = await bestBlock(() => work(format, text), Number.MAX_VALUE);
const blockMs = await bestBlock(() => work(format, text), 0);

const times = Math.ceil(50 / links);
globalThis.gc?.();
const before = youngBytes();
for (let time = 0; time < times; time += 1) await work(format, text);
const bytes = (youngBytes() - before) / times;
say({ firstBlockMs, blockMs, bytes });

/** All that is new. What is old is given back bit by bit, after its collection too, and would be taken off. */
function youngBytes(): number {
  const young = getHeapSpaceStatistics().filter(({ space_name: name }) => name.startsWith('new_'));
  return young.reduce((sum, { space_used_size: bytes }) => sum + bytes, 0);
}
