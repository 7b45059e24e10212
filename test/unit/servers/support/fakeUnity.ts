import type { TLSSocket } from 'node:tls';
import { makeCertificate, type MadeCertificate } from '../../../support/certificates.ts';
import {
  response,
  startRawTlsServer,
  type RawTlsServer,
  type Received,
} from '../../../support/rawTlsServer.ts';
import { asXml } from './asXml.ts';

/** The parts of a Unity Connection server these tests need, over real sockets. Anything may be answered otherwise. */
export interface FakeUnity extends RawTlsServer {
  readonly sha256: string;
  /** What it presents unless it is given another one. */
  readonly certificate: MadeCertificate;
  /** The requests to a path that begins so. */
  to(path: string): readonly Received[];
  /** The passwords that came over the wire, in order. */
  passwords(): readonly string[];
}

/** Answers in place of the usual; `true` when it did, or when nobody shall. */
export type Instead = (request: Received, socket: TLSSocket) => boolean;

export const right = 'right horse';
/** ObjectId of its only link. */
export const itsLink = '6f0a51c2-3d7e-4b19-9a55-0c8e7d214f36';
const session = 'Set-Cookie: JSESSIONID=1; Path=/vmrest';
const bodies: Readonly<Record<string, string>> = {
  '/vmrest/httpslinks/': JSON.stringify({
    '@total': '1',
    HttpsLink: { ObjectId: itsLink, DisplayName: 'Antwerp', Status: '0' },
  }),
  '/vmrest/version/product/': '{"name":"Cisco Unity Connection Version","version":"14.0.1.1-1"}',
  '/vmrest/version': '{"name":"vmrest","version":"14.0.1.1"}',
  '/vmrest/locations/connectionlocations': JSON.stringify({
    '@total': '1',
    ConnectionLocation: {
      ObjectId: '0d3c8a44-19f0-4f5e-8a39-52d10c7be6a1',
      DisplayName: 'Rotterdam',
      HostAddress: 'rtm-uc-1.voice.example',
      IsPrimary: 'true',
    },
  }),
};

let shared: Promise<MadeCertificate> | undefined;

export async function startFakeUnity(instead: Instead = () => false): Promise<FakeUnity> {
  shared ??= makeCertificate();
  const certificate = await shared;
  const server = await startRawTlsServer(certificate, (request, socket) => {
    if (!instead(request, socket)) socket.write(usual(request));
  });
  return {
    ...server,
    sha256: certificate.sha256,
    certificate,
    to: (path) => server.requests.filter((request) => request.path.startsWith(path)),
    passwords: () => server.requests.flatMap(passwordOf),
  };
}

/** With the right password or its cookie, what was asked for in its format, or a JSON body given for it; else 401. */
export function usual(request: Received, body = bodies[request.path]): string {
  const [password] = passwordOf(request);
  if (password !== right && !request.headers.has('cookie'))
    return response(401, '<html><title>401</title></html>', ['Content-Type: text/html']);
  const cookies = password === undefined ? [] : [session];
  if (body === undefined) return response(404, '', cookies);
  const date = 'Date: Mon, 04 Mar 2019 10:00:00 GMT';
  const format = request.headers.get('accept')?.startsWith('application/xml') ? 'xml' : 'json';
  const written = format === 'xml' ? asXml(body) : body;
  return response(200, written, [`Content-Type: application/${format}`, date, ...cookies]);
}

function passwordOf({ headers }: Received): string[] {
  const encoded = /^Basic (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
  if (encoded === undefined) return [];
  return [
    Buffer.from(encoded, 'base64')
      .toString()
      .replace(/^[^:]*:/, ''),
  ];
}
