import assert from 'node:assert/strict';
import { Pool } from 'undici';
import { createCupiClient } from '../../../src/cupi/client.ts';
import { credentials } from '../../../src/http/credentials.ts';
import { openSession } from '../../../src/http/session.ts';
import { contentType, type Format } from './bodies.ts';
import { parseBare } from './decoders.ts';
import { listPath, password, user, type Place } from './unity.ts';

/** Reads the list once; the connection is kept. */
export interface Refresher {
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** The product: session and client as a configured server has them, with its log line filtered but not written. */
export function ours({ origin, sha256 }: Place, format: Format): Refresher {
  const session = openSession({
    origin,
    trust: () => ({ kind: 'pin', sha256 }),
    signIn: (attempt) => attempt(credentials(user, password)),
    log: (line, redact) => void redact(`${line.method} ${line.template} ${line.status ?? ''}`),
  });
  const client = createCupiClient({
    server: () => 'lab',
    format,
    send: session.send,
    secrets: session.secrets,
  });
  return {
    async refresh() {
      const { links } = await client.list();
      assert.equal(links.length, 5);
    },
    close: () => session.dispose(),
  };
}

/** undici as it comes, on a pool that keeps its connection, with the cookie a session would have. */
export function bareUndici({ origin }: Place, format: Format): Refresher {
  const pool = new Pool(origin, { connections: 1, connect: { rejectUnauthorized: false } });
  const headers = { accept: contentType(format), cookie: 'JSESSIONID=1' };
  return {
    async refresh() {
      const { body, statusCode } = await pool.request({ method: 'GET', path: listPath, headers });
      const text = await body.text();
      assert.equal(statusCode, 200);
      assert(parseBare(format, text));
    },
    close: () => pool.close(),
  };
}
