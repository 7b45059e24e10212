import * as z from 'zod/mini';
import { formats, listBody, type Format } from '../support/bodies.ts';
import { askChild } from '../support/child.ts';
import { decode, parseBare } from '../support/decoders.ts';
import { compare, median, timed, timedAsync } from '../support/pairs.ts';
import { comparedRow, plainRow, type Measured, type Options, type Row } from '../support/row.ts';

const sizes = [1, 5, 250];
const referenceOf = { json: 'JSON.parse', xml: 'fast-xml-parser, same options' } as const;
const mostTimes = { json: 6, xml: 1.3 } as const;
/** Milliseconds for which decoding 250 links may keep the event loop. */
const mostBlock = { json: 16, xml: 50 } as const;

/** Row 5: a body to links, against the parser alone. */
export async function measure({ quick }: Options): Promise<Measured> {
  const rows: Row[] = [];
  const notes: string[] = [];
  for (const format of formats) {
    for (const links of sizes) rows.push(await timeRow(format, links, quick), await heapRow(format, links));
    const ofBlocks = await blockRows(format, quick);
    rows.push(...ofBlocks.rows);
    notes.push(ofBlocks.note);
  }
  return { rows, notes };
}

async function timeRow(format: Format, links: number, quick: boolean): Promise<Row> {
  const text = listBody(format, links);
  const times = Math.ceil(500 / links);
  const both = await compare(
    timedAsync(() => decode(format, text), times),
    timed(() => parseBare(format, text), times),
    { pairs: quick ? 15 : 75, warmUp: 5 },
  );
  return comparedRow({
    id: `5-${format}-${links}`,
    title: `${counted(links)} decoded from ${format.toUpperCase()}, against ${referenceOf[format]}`,
    unit: 'ms',
    ...both,
    bar: mostTimes[format],
  });
}

async function heapRow(format: Format, links: number): Promise<Row> {
  const [ours, reference] = [await once(format, links, 'ours'), await once(format, links, 'reference')];
  return comparedRow({
    id: `5-${format}-${links}-heap`,
    title: 'peak heap of one such decoding, nothing collected meanwhile',
    unit: 'KiB',
    ours: ours.bytes / 1024,
    reference: reference.bytes / 1024,
  });
}

/** The parser alone is no bar here, but says how much of a block is its own. */
async function blockRows(
  format: Format,
  quick: boolean,
): Promise<{ readonly rows: readonly Row[]; readonly note: string }> {
  const [runs, bare]: [Once[], Once[]] = [[], []];
  for (let run = 0; run < (quick ? 3 : 7); run += 1) {
    runs.push(await once(format, 250, 'ours'));
    bare.push(await once(format, 250, 'reference'));
  }
  const title = `longest block of the event loop by 250 links from ${format.toUpperCase()}`;
  const common = { unit: 'ms', bar: mostBlock[format] };
  const rows = [
    plainRow({ ...common, id: `5-${format}-block`, title, ours: median(runs.map(({ blockMs }) => blockMs)) }),
    plainRow({
      ...common,
      id: `5-${format}-block-first`,
      title: 'the same, the first of a process, before anything is compiled',
      ours: median(runs.map(({ firstBlockMs }) => firstBlockMs)),
    }),
  ];
  const alone = [median(bare.map(({ blockMs }) => blockMs)), median(bare.map((one) => one.firstBlockMs))];
  const [later, first] = alone.map((ms) => `${ms.toPrecision(3)} ms`);
  return { rows, note: `5-${format}-block: ${referenceOf[format]} alone ${later}, the first time ${first}` };
}

type Once = z.infer<typeof onceSchema>;

const onceSchema = z.object({ firstBlockMs: z.number(), blockMs: z.number(), bytes: z.number() });

/** Young objects have so much room that none is collected while one decoding is measured. */
function once(format: Format, links: number, which: 'ours' | 'reference') {
  const flags = ['--expose-gc', '--min-semi-space-size=128', '--max-semi-space-size=256'];
  return askChild('decodeOnce.ts', onceSchema, [format, String(links), which], flags);
}

function counted(links: number): string {
  return links === 1 ? '1 link' : `${links} links`;
}
