import { listJson } from '../../../src/sandbox/wire/toJson.ts';
import { listXml } from '../../../src/sandbox/wire/toXml.ts';
import { response, type Received } from '../../support/rawTlsServer.ts';

type Rows = Parameters<typeof listJson>[1];

const links: Rows = Array.from({ length: 5 }, (_, index) => [
  ['ObjectId', `11111111-aaaa-4aaa-8aaa-00000000000${index}`],
  ['DisplayName', `Antwerp ${index} & more`],
  ['BaseFeedURL', `https://cuc-${index}.example/feeder`],
  ['LastUsn', '9007199254740993'],
  ['Status', '0'],
  ['TimeOfLastSync', '2024-05-01T10:00:00+02:00'],
]);

const locations: Rows = [
  [
    ['ObjectId', '0d3c8a44-19f0-4f5e-8a39-52d10c7be6a1'],
    ['DisplayName', 'Rotterdam'],
    ['IsPrimary', 'true'],
  ],
];

const lists = new Map<string, readonly [row: string, rows: Rows]>([
  ['/vmrest/httpslinks/', ['HttpsLink', links]],
  ['/vmrest/locations/connectionlocations', ['ConnectionLocation', locations]],
]);

/** What a server in order says, in the format that was asked for. */
export function goodAnswer({ path, headers: asked }: Received, headers: readonly string[]): string {
  const date = 'Date: Mon, 04 Mar 2019 10:00:00 GMT';
  const asXml = (asked.get('accept') ?? '').startsWith('application/xml');
  const given = ['Content-Type: application/' + (asXml ? 'xml' : 'json'), date, ...headers];
  const [row, rows] = lists.get(path) ?? [];
  if (row === undefined || rows === undefined) return response(404, '', [date, ...headers]);
  return response(200, asXml ? listXml(`${row}s`, row, rows) : listJson(row, rows), given);
}
