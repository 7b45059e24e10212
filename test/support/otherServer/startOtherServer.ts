import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { makeCertificate, type MadeCertificate } from '../certificates.ts';
import { html, type Answer } from './answer.ts';
import { makeLink, startingLinks, type OtherLink } from './link.ts';
import type { LinkState } from './linkCalls.ts';
import type { OtherServerOptions, SeenRequest } from './options.ts';
import { route } from './routes.ts';
import { createSessions } from './sessions.ts';

export interface OtherServer {
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** The one that is right now. */
  readonly password: string;
  /** Fingerprint of the certificate that new connections get now. */
  readonly sha256: string;
  readonly requests: readonly SeenRequest[];
  /** Changes what it says of the link of that name. */
  changeLink(name: string, changed: Partial<OtherLink>): void;
  /** As if somebody else had joined it. */
  addLink(given: Partial<OtherLink>): void;
  /** For the connections to come; those that are open stay. */
  setCertificate(certificate: MadeCertificate): void;
  /** Ends all sessions. */
  setPassword(password: string): void;
  /** Ends every connection. */
  close(): Promise<void>;
}

/**
 * Another implementation of the API than the sandbox, on 127.0.0.1: other ids, names, letter case, spacing and shapes,
 * all of a kind that facts sheet 1.2 to 1.8 has seen. It shares no code with src/, so that it can disagree.
 */
export async function startOtherServer(options: OtherServerOptions): Promise<OtherServer> {
  const { dialect, user = 'Operator.West', password = 'N0t & <the> "Sandbox"ß' } = options;
  let certificate = await makeCertificate(options.names ? { names: options.names } : {});
  const sessions = createSessions(dialect, user, password);
  const requests: SeenRequest[] = [];
  const state: LinkState = {
    links: (options.links ?? startingLinks).map(makeLink),
    dialect,
    fullUpdates: options.fullUpdates ?? false,
    ignores: options.ignores ?? [],
    origin: () => origin,
  };

  async function take(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = incoming;
    const { authorization, cookie, accept = '', 'content-type': type } = headers;
    const body = await textOf(incoming);
    const seen: SeenRequest = {
      method,
      path,
      hasBasic: authorization !== undefined,
      hasCookie: cookie !== undefined,
      cookie: cookie ?? '',
      body,
    };
    requests.push(seen);
    const instead = await options.hooks?.answerInstead?.(seen);
    if (instead) {
      reply(outgoing, instead, []);
      return;
    }
    const { ok, cookies } = sessions.admit(authorization, cookie);
    const answer = ok ? route(state, { method, path, accept, type, body }) : html(401, 'Who goes there?');
    reply(outgoing, answer, cookies);
  }

  const server = createServer({ key: certificate.key, cert: certificate.cert }, (incoming, outgoing) => {
    take(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const origin = `https://127.0.0.1:${port}`;

  return {
    origin,
    host: '127.0.0.1',
    port,
    user,
    get password() {
      return sessions.password();
    },
    get sha256() {
      return certificate.sha256;
    },
    requests,
    changeLink: (name, changed) => {
      state.links = state.links.map((link) => (link.name === name ? { ...link, ...changed } : link));
    },
    addLink: (given) => {
      state.links = [...state.links, makeLink(given, state.links.length)];
    },
    setCertificate: (next) => {
      certificate = next;
      server.setSecureContext({ key: next.key, cert: next.cert });
    },
    setPassword: (next) => sessions.setPassword(next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function reply(outgoing: ServerResponse, answer: Answer, cookies: readonly string[]): void {
  const { status, type, text = '', location } = answer;
  outgoing.statusCode = status;
  if (type !== undefined) outgoing.setHeader('Content-Type', type);
  if (location !== undefined) outgoing.setHeader('Location', location);
  if (status === 401) outgoing.setHeader('WWW-Authenticate', 'Basic realm="Other"');
  if (cookies.length > 0) outgoing.setHeader('Set-Cookie', cookies);
  outgoing.end(text);
}
