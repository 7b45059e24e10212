import assert from 'node:assert/strict';
import { LINKS_LIMIT, OTHER_LIMIT } from '../../src/cupi/call.ts';
import { createCupiClient, type CupiClient } from '../../src/cupi/client.ts';
import type { HttpRequest, HttpResponse } from '../../src/http/exchange.ts';
import { readResponse } from '../../src/http/readResponse.ts';

/** A body that can be made as long as a server may answer. */
interface Shape {
  /** Its `Content-Type`; most say nothing, so that what they are is told by how they begin. */
  readonly type: string;
  readonly make: (size: number) => string;
}

/** As many secrets as a session may know: password, cookies of now and before. */
const secrets = Array.from({ length: 16 }, (_, index) => `${index}-secret-${'x1Y2'.repeat(16)}`);

interface HostileServer {
  readonly client: CupiClient;
  /** What was sent, in order. */
  readonly requests: readonly HttpRequest[];
}

/** A client whose server answers everything with bytes made for the size that is allowed. */
export function hostileServer({ type, make }: Shape, status: number): HostileServer {
  const requests: HttpRequest[] = [];
  const bodies = new Map([LINKS_LIMIT, OTHER_LIMIT].map((limit) => [limit, Buffer.from(make(limit))]));
  const send = (request: HttpRequest): Promise<HttpResponse> => {
    requests.push(request);
    const body = bodies.get(request.limit);
    assert.ok(body && body.length <= request.limit);
    return Promise.resolve(readResponse({ status, headers: { 'content-type': type }, body }, 0));
  };
  return {
    client: createCupiClient({ server: () => 'lab', format: 'json', send, secrets: () => secrets }),
    requests,
  };
}

/** `piece` again and again between the two ends, up to the size. */
function filled(start: string, piece: string, end = ''): Shape {
  const make = (size: number): string => {
    const room = size - Buffer.byteLength(start + end);
    return start + piece.repeat(Math.floor(room / Buffer.byteLength(piece))) + end;
  };
  return { type: '', make };
}

/** The same with a piece that differs each time. */
function counted(start: string, piece: (count: number) => string, end: string): Shape {
  const make = (size: number): string => {
    const parts = [start];
    let left = size - start.length - end.length;
    for (let count = 0; ; count += 1) {
      const part = piece(count);
      left -= part.length;
      if (left < 0) break;
      parts.push(part);
    }
    return [...parts, end].join('');
  };
  return { type: '', make };
}

const link = '<HttpsLinks><HttpsLink><ObjectId>a</ObjectId><DisplayName>';
const linkEnd = '</DisplayName></HttpsLink></HttpsLinks>';
const deepJson = '['.repeat(90) + ']'.repeat(90);
const deepXml = '<a>'.repeat(90) + '</a>'.repeat(90);
const row = '<ObjectId>a-b</ObjectId><DisplayName>some name</DisplayName><Status>0</Status>';

/** Bodies that make patterns, loops and parsers run long, by their names: those begin with what they look like. */
export const hostileShapes = {
  'XML: links': filled('<HttpsLinks>', `<HttpsLink>${row}</HttpsLink>`, '</HttpsLinks>'),
  'XML: locations': filled('<Locations>', `<ConnectionLocation>${row}</ConnectionLocation>`, '</Locations>'),
  'XML: empty rows': filled('<HttpsLinks>', '<HttpsLink/>', '</HttpsLinks>'),
  'XML: tiny elements': filled('<HttpsLinks>', '<a/>', '</HttpsLinks>'),
  'XML: tiny elements and text': filled('<HttpsLinks>', 'x<a></a>', '</HttpsLinks>'),
  'XML: fields of other names': counted('<HttpsLink>', (count) => `<a${count}/>`, '</HttpsLink>'),
  'XML: attributes': counted('<HttpsLinks', (count) => ` a${count}=""`, '/>'),
  'XML: attributes without a value': filled('<HttpsLinks', ' a', '/>'),
  'XML: attributes cut off': filled('<HttpsLinks', ' a="', '/>'),
  'XML: a tag full of blanks': filled('<HttpsLinks', ' ', '/>'),
  'XML: a long name': filled('<', 'a', '/>'),
  'XML: numeric references': filled(link, '&#65;', linkEnd),
  'XML: references that are none': filled(link, '&#99999999999;', linkEnd),
  'XML: one endless reference': filled(`${link}&#`, '0', `65;${linkEnd}`),
  'XML: ampersands': filled(link, '&', linkEnd),
  'XML: a long text': filled(link, 'x', linkEnd),
  'XML: a text of blanks': filled(`${link}a`, ' ', `b${linkEnd}`),
  'XML: a text of lines': filled(`${link}a`, 'b\n', `c${linkEnd}`),
  'XML: texts of lines': filled(
    '<Locations>',
    `<ConnectionLocation><DisplayName>${'b\n'.repeat(30_000)}</DisplayName></ConnectionLocation>`,
    '</Locations>',
  ),
  'XML: CDATA': filled(link, '<![CDATA[]]>', linkEnd),
  'XML: CDATA cut off': filled(link, '<![CDATA[', linkEnd),
  'XML: comments': filled('<HttpsLinks>', '<!---->', '</HttpsLinks>'),
  'XML: comments before the root': filled('', '<!---->', '<HttpsLinks/>'),
  'XML: comments cut off': filled('<HttpsLinks>', '<!--', '</HttpsLinks>'),
  'XML: processing instructions': filled('<HttpsLinks>', `<?a${' a'.repeat(5_000)}?>`, '</HttpsLinks>'),
  'XML: declarations': filled('', '<?', '<HttpsLinks/>'),
  'XML: left brackets': filled('<HttpsLinks>', '<', '</HttpsLinks>'),
  'XML: right brackets': filled('<HttpsLinks>', '>', '</HttpsLinks>'),
  'XML: nesting': filled('<HttpsLinks>', deepXml, '</HttpsLinks>'),
  'XML: nesting without an end': filled('', '<a>'),
  'XML: errors': filled(
    '<ErrorDetails>',
    '<errors><code>E</code><message>m</message></errors>',
    '</ErrorDetails>',
  ),
  'JSON: links': filled(
    '{"HttpsLink":[',
    '{"ObjectId":"a-b","DisplayName":"some name","Status":"0"},',
    '{}]}',
  ),
  'JSON: locations': filled(
    '{"ConnectionLocation":[',
    '{"ObjectId":"a-b","DisplayName":"some name"},',
    '{}]}',
  ),
  'JSON: empty rows': filled('{"HttpsLink":[', '{},', '{}]}'),
  'JSON: empty lists': filled('{"HttpsLink":[', '[],', '{}]}'),
  'JSON: numbers': filled('{"ObjectId":[', '1,', '1]}'),
  'JSON: one number': filled('{"ObjectId":"a","LastUsn":', '9', '}'),
  'JSON: fields of other names': counted('{"ObjectId":"a"', (count) => `,"a${count}":1`, '}'),
  'JSON: one name in every case': counted('{"ObjectId":"a"', inSomeCase, '}'),
  'JSON: nesting': filled('{"HttpsLink":[', `${deepJson},`, '{}]}'),
  'JSON: nesting without an end': filled('', '['),
  'JSON: escapes': filled('{"ObjectId":"a","DisplayName":"', '\\"', '"}'),
  'JSON: escapes cut off': filled('{', '"\\'),
  'JSON: a text of lines': filled('{"ObjectId":"a","DisplayName":"a', 'b\\n', 'c"}'),
  'JSON: lone surrogates': filled('{"ObjectId":"a","DisplayName":"a', '\\ud800', 'c"}'),
  'JSON: texts of lines': filled(
    '{"ConnectionLocation":[',
    `{"ObjectId":"a","DisplayName":"${'b\\n'.repeat(10_000)}"},`,
    '{}]}',
  ),
  'JSON: a charset of many bytes': {
    ...filled('{"name":"', '\\u00e9é', '"}'),
    type: 'application/json; charset=gb18030',
  },
  'JSON: a message': filled('{"message":"', 'é ', '"}'),
  'JSON: errors': filled('{"errors":[', '{"code":"a","message":"b"},', '{}]}'),
  'HTML: left brackets': filled('<html>', '<'),
  'HTML: titles without an end': filled('<html>', '<title'),
  'HTML: styles without an end': filled('<html>', '<style>'),
  'HTML: scripts cut off': filled('<html>', '<script '),
  'HTML: comments cut off': filled('<html>', '<!--'),
  'text: link paths': filled('', '/vmrest/httpslinks/'),
  'text: link paths with blanks': filled('', 'httpslinks/ < '),
  'text: slashes and a letter': filled('a/b', '/', 'x'),
  'text: blanks': filled('', ' '),
  'text: control characters': filled('x', '\u0000'),
  'text: half of a secret': filled('', secrets[0]?.slice(0, 30) ?? ''),
  'text: escaped halves of a secret': filled('', '%30%2d%73&#101;\\u0063'),
} satisfies Readonly<Record<string, Shape>>;

export type ShapeName = keyof typeof hostileShapes;

/** `,"aBcD…":1` in one of 65,536 spellings. */
function inSomeCase(count: number): string {
  const letters = Array.from('abcdefghijklmnop', (letter, bit) =>
    (count >> bit) & 1 ? letter.toUpperCase() : letter,
  );
  return `,"${letters.join('')}":1`;
}
