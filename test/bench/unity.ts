// Servers with 5 links on loopback TLS, in a process of their own: node unity.ts [SERVERS [MILLISECONDS [changing]]]
// They answer after that time, in the format that is asked for, to whoever has the password or the cookie they gave for it,
// with a list that is always the same or, if changing, always another one, and say, when asked, how many requests have come.
import { setTimeout } from 'node:timers/promises';
import { makeCertificate } from '../support/certificates.ts';
import { response, startRawTlsServer, type Received } from '../support/rawTlsServer.ts';
import { contentType, formats, listBody, locationsBody, type Format } from './support/bodies.ts';
import { say, whenAsked } from './support/child.ts';
import { listPath, type Place } from './support/unity.ts';

const [servers = '1', delay = '0', changing] = process.argv.slice(2);
const certificate = await makeCertificate();
const date = 'Date: Mon, 04 Mar 2019 10:00:00 GMT';
let requests = 0;
const bodies = new Map(formats.map((format) => [format, listBody(format, 5)]));
const lists = new Map(formats.map((format) => [format, listOf(format)]));
const others = new Map([
  ['/vmrest/version/product/', answer(contentType('json'), '{"name":"Unity","version":"14.0.1.1-1"}')],
  ['/vmrest/locations/connectionlocations', answer(contentType('json'), locationsBody(6))],
]);
const refusal = response(401);

whenAsked(() => requests);
const places: Place[] = [];
for (let server = 0; server < Number(servers); server += 1) places.push(await start(Number(delay)));
say(places);

async function start(delayMs: number): Promise<Place> {
  const server = await startRawTlsServer(certificate, (request, socket) => {
    requests += 1;
    server.requests.length = 0;
    const found = (mayCome(request) ? answerTo(request) : undefined) ?? refusal;
    if (delayMs === 0) socket.write(found);
    else void setTimeout(delayMs).then(() => socket.write(found));
  });
  return { origin: server.origin, sha256: certificate.sha256 };
}

function answer(type: string, body: string): Buffer {
  const headers = [`Content-Type: ${type}`, date, 'Set-Cookie: JSESSIONID=1; Path=/vmrest'];
  return Buffer.from(response(200, body, headers));
}

function answerTo(request: Received): Buffer | undefined {
  if (request.path !== listPath) return others.get(request.path);
  const format = formatFor(request);
  return changing ? listOf(format) : lists.get(format);
}

/** With its first ObjectCount, the first number of three figures, another one than in the list before. */
function listOf(format: Format): Buffer {
  const count = String(100 + (requests % 900));
  return answer(contentType(format), bodies.get(format)?.replace('100', count) ?? '');
}

function mayCome({ headers }: Received): boolean {
  return headers.has('authorization') || headers.get('cookie') === 'JSESSIONID=1';
}

function formatFor({ headers }: Received): Format {
  return (headers.get('accept') ?? '').startsWith('application/xml') ? 'xml' : 'json';
}
