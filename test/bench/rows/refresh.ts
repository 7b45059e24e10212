import { formats, type Format } from '../support/bodies.ts';
import { curl, requests } from '../support/otherPrograms.ts';
import { compare, timedAsync } from '../support/pairs.ts';
import { bareUndici, ours } from '../support/refreshers.ts';
import { comparedRow, type Measured, type Options, type Row } from '../support/row.ts';
import { versionsOfTools } from '../support/tools.ts';
import { startUnity, type Lists, type Place } from '../support/unity.ts';

const mostTimes = { json: 1.25, xml: 1.6 } as const;
/** A list that is another one each time has to be decoded each time. */
const kindOf = { same: 'as before', changing: 'another one' } as const;
const referenceOf = { json: 'undici and JSON.parse', xml: 'undici and fast-xml-parser' } as const;

/** Row 2: the list of a signed-in server with 5 links, over a connection that is kept. */
export async function measure({ quick }: Options): Promise<Measured> {
  const unity = await startUnity();
  const rows: Row[] = [];
  for (const format of formats) rows.push(await againstUndici(unity.place, format, 'same', quick));
  const busy = await startUnity('changing');
  for (const format of formats) rows.push(await againstUndici(busy.place, format, 'changing', quick));
  await busy.stop();
  const tools = await versionsOfTools();
  if (tools['curl']) rows.push(await againstProgram(unity.place, '2-curl', quick));
  if (tools['requests'])
    for (const id of ['2-requests-session', '2-requests'] as const)
      rows.push(await againstProgram(unity.place, id, quick));
  await unity.stop();
  return { rows, notes: [] };
}

async function againstUndici(place: Place, format: Format, lists: Lists, quick: boolean): Promise<Row> {
  const [mine, bare] = [ours(place, format), bareUndici(place, format)];
  const both = await compare(
    timedAsync(() => mine.refresh()),
    timedAsync(() => bare.refresh()),
    { pairs: quick ? 500 : 3_000, warmUp: 300 },
  );
  await Promise.all([mine.close(), bare.close()]);
  return comparedRow({
    id: `2-${format}${lists === 'same' ? '' : '-news'}`,
    title: `one refresh of a list that is ${kindOf[lists]}, in ${format.toUpperCase()}, against bare ${referenceOf[format]}`,
    unit: 'ms',
    ...both,
    bar: mostTimes[format],
  });
}

const programs = {
  '2-curl': { name: 'a curl process', start: curl },
  '2-requests-session': {
    name: 'Python requests with a session',
    start: (place: Place) => requests(place, 'session'),
  },
  '2-requests': {
    name: 'Python requests without a session',
    start: (place: Place) => requests(place, 'none'),
  },
} as const;

async function againstProgram(place: Place, id: keyof typeof programs, quick: boolean): Promise<Row> {
  const { name, start } = programs[id];
  const mine = ours(place, 'json');
  const other = start(place);
  const both = await compare(
    timedAsync(() => mine.refresh()),
    other.measure,
    { pairs: quick ? 20 : 100, warmUp: 10 },
  );
  await Promise.all([mine.close(), other.stop()]);
  return comparedRow({ id, title: `one refresh in JSON, against ${name}`, unit: 'ms', ...both, bar: 1 });
}
