// Servers with 5 links on loopback TLS, in a process of their own: node unity.ts [SERVERS [MILLISECONDS [changing]]]
// They answer after that time, in the format that is asked for, to whoever has the password or the cookie they gave for it,
// with a list that is always the same or, if changing, always another one, and with the time, and say, when asked, how many
// requests have come.
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { makeCertificate } from '../support/certificates.ts';
import { response, startRawTlsServer, type Received } from '../support/rawTlsServer.ts';
import { contentType, formats, listBody, locationsBody, type Format } from './support/bodies.ts';
import { say, whenAsked } from './support/child.ts';
import { listPath, type Place } from './support/unity.ts';

const [servers = '1', delay = '0', changing] = process.argv.slice(2);
const certificate = await makeCertificate();
/** When its links were synchronized. */
const justNow = `${new Date(Date.now() - 60_000).toISOString().slice(0, 19)}Z`;
let requests = 0;
/** With as many values of its first ObjectCount, the first number of three figures, as there are lists that differ. */
const lists = new Map(
  formats.map((format) => {
    const body = listBody(format, 5).replaceAll('2024-05-01T10:00:00Z', justNow);
    const counts = Array.from({ length: changing ? 900 : 1 }, (_, more) => String(100 + more));
    const bodies = counts.map((count) => body.replace('100', count));
    assert(body.includes(justNow) && new Set(bodies).size === counts.length);
    return [format, bodies.map((each) => Buffer.from(each))];
  }),
);
const others = new Map([
  ['/vmrest/version/product/', Buffer.from('{"name":"Unity","version":"14.0.1.1-1"}')],
  ['/vmrest/locations/connectionlocations', Buffer.from(locationsBody(6))],
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

function answer(type: string, body: Buffer): Buffer {
  const headers = [
    `Content-Type: ${type}`,
    `Content-Length: ${body.length}`,
    `Date: ${new Date().toUTCString()}`,
    'Set-Cookie: JSESSIONID=1; Path=/vmrest',
  ];
  return Buffer.concat([Buffer.from(`HTTP/1.1 200 X\r\n${headers.join('\r\n')}\r\n\r\n`), body]);
}

function answerTo(request: Received): Buffer | undefined {
  const format = request.path === listPath ? formatFor(request) : 'json';
  const all = lists.get(format) ?? [];
  const body = request.path === listPath ? all[requests % all.length] : others.get(request.path);
  return body && answer(contentType(format), body);
}

function mayCome({ headers }: Received): boolean {
  return headers.has('authorization') || headers.get('cookie') === 'JSESSIONID=1';
}

function formatFor({ headers }: Received): Format {
  return (headers.get('accept') ?? '').startsWith('application/xml') ? 'xml' : 'json';
}
