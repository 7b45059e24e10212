import assert from 'node:assert/strict';
import type { Sandbox, SandboxServer } from '../../../../src/sandbox/index.ts';
import { basic, request, type Reply, type RequestOptions } from './request.ts';

/** A signed-in client of one location that speaks JSON unless told otherwise. */
export interface Session {
  readonly server: SandboxServer;
  readonly cookie: string;
  send(path: string, options?: RequestOptions): Promise<Reply>;
  /** GET and parse. */
  get(path: string): Promise<Record<string, unknown>>;
}

export function serverNamed(sandbox: Sandbox, shortName: string): SandboxServer {
  const found = sandbox.locations.find(({ hostName }) => hostName.startsWith(`${shortName}.`));
  assert(found, shortName);
  return found;
}

/** The name=value parts of Set-Cookie lines, the expired ones left out. */
export function cookieHeader(setCookies: readonly string[]): string {
  const live = setCookies.filter((line) => !isExpired(line));
  return live.map((line) => line.split(';', 1)[0]).join('; ');
}

/** By its date: an id or a token may have the same digits. */
function isExpired(setCookie: string): boolean {
  return setCookie.includes('; Expires=Thu, 01-Jan-1970');
}

export async function signIn(sandbox: Sandbox, shortName: string): Promise<Session> {
  const server = serverNamed(sandbox, shortName);
  const { baseUrl, user, password } = server;
  const first = await request(`${baseUrl}/vmrest/version`, {
    headers: { Authorization: basic(user, password) },
  });
  assert.equal(first.status, 200);
  const jar = new Map<string, string>();
  const keep = (setCookies: readonly string[]) => {
    for (const line of setCookies) {
      const [name = '', ...value] = (line.split(';', 1)[0] ?? '').split('=');
      if (isExpired(line)) jar.delete(name);
      else jar.set(name, value.join('='));
    }
  };
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  keep(first.setCookies);
  const send: Session['send'] = async (path, options = {}) => {
    const headers = { Cookie: cookies(), Accept: 'application/json', ...options.headers };
    const reply = await request(`${baseUrl}/vmrest/${path}`, { ...options, headers });
    keep(reply.setCookies);
    return reply;
  };
  return {
    server,
    cookie: cookies(),
    send,
    async get(path) {
      const reply = await send(path);
      assert.equal(reply.status, 200, reply.text);
      return parseObject(reply.text);
    },
  };
}

export function parseObject(text: string): Record<string, unknown> {
  const data: unknown = JSON.parse(text);
  assert(typeof data === 'object' && data !== null);
  return Object.fromEntries(Object.entries(data));
}

/** The rows of a JSON list, in any of its three shapes. */
export function rowsOf(list: Record<string, unknown>, singular: string): Record<string, unknown>[] {
  const value = list[singular] ?? [];
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  assert.equal(list['@total'], String(rows.length));
  return rows.map((row) => parseObject(JSON.stringify(row)));
}

/** All links of a location, or those to one far end's host. */
export async function links(session: Session, farName = ''): Promise<Record<string, unknown>[]> {
  const rows = rowsOf(await session.get('httpslinks'), 'HttpsLink');
  return rows.filter((row) => String(row['BaseFeedURL']).includes(`//${farName}`));
}

export async function oneLink(session: Session, farName: string): Promise<Record<string, unknown>> {
  const [link, ...more] = await links(session, `${farName}.`);
  assert(link && more.length === 0, `one link to ${farName}`);
  return link;
}

export function json(method: string, body: unknown): RequestOptions {
  return { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}

/** A join that should work, with what a test wants different. */
export function joinBody(
  remote: SandboxServer,
  different: Record<string, string> = {},
): Record<string, string> {
  return {
    RemoteServer: remote.hostName,
    RemoteUsername: remote.user,
    RemotePassword: remote.password,
    UseSSL: 'true',
    AcceptSelfSignedCertificates: 'true',
    AcceptCertificateErrors: 'false',
    EnableDirectorySync: 'true',
    EnableVoicenameSync: 'true',
    ...different,
  };
}

export function join(
  session: Session,
  remote: SandboxServer,
  different: Record<string, string> = {},
): Promise<Reply> {
  return session.send('httpslinks/operation/autojoin', json('POST', joinBody(remote, different)));
}

/** Code and message of an ErrorDetails body in any form. */
export function errorOf(reply: Reply): { code: string; message: string } {
  const code = /"code":"([^"]+)"|<code>([^<]+)<\/code>/u.exec(reply.text);
  const message = /"message":"([^"]+)"|<message>([^<]+)<\/message>/u.exec(reply.text);
  assert(code && message, reply.text);
  return { code: code[1] ?? code[2] ?? '', message: message[1] ?? message[2] ?? '' };
}
