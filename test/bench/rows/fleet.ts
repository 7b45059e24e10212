import assert from 'node:assert/strict';
import { createSecureContext } from 'node:tls';
import { Pool } from 'undici';
import type { Server } from '../../../src/servers/server.ts';
import { removeTemporaryFolders, temporaryFolder } from '../../unit/servers/support/temporaryFolder.ts';
import { parseBare } from '../support/decoders.ts';
import type { Fleet } from '../support/fleet.ts';
import { compare, timedAsync, type Compared, type Measure } from '../support/pairs.ts';
import { comparedRow, type Measured, type Options } from '../support/row.ts';
import { listPath, password, startIllUnities, startUnities, user, type Place } from '../support/unity.ts';
import { useForImports } from '../support/useVscodeStub.ts';

type Open = (places: readonly Place[]) => Promise<Fleet>;

/** Row 3: 200 servers that answer after 100 ms, refreshed all at once. */
export async function measure({ quick }: Options): Promise<Measured> {
  useForImports();
  const { openFleet } = await import('../support/fleet.ts');
  const folder = await temporaryFolder();
  const open: Open = (places) => openFleet(places, folder);
  const [good, ill] = [await startUnities(200, 100), await startIllUnities()];
  const most = good.said.slice(0, 190);
  const pairs = { pairs: quick ? 5 : 15, warmUp: 1 };
  const cold = await compare(coldOurs(open, good.said), coldBare(good.said, asItComes), pairs);
  const coldShared = await compare(coldOurs(open, good.said), coldBare(good.said, sharing), pairs);
  const warm = await warmBoth(open, good.said, quick ? 8 : 24);
  const withIll = coldOurs(open, [...spread(ill.said, most)], most.length);
  const ofIll = await compare(withIll, coldOurs(open, most), pairs);
  await Promise.all([good.stop(), ill.stop()]);
  const changing = await startUnities(200, 100, 'changing');
  const news = await warmBoth(open, changing.said, quick ? 8 : 24);
  await changing.stop();
  await removeTemporaryFolders();
  const unit = 'ms';
  return {
    rows: [
      comparedRow({
        id: '3-cold',
        title: 'the lists of 200 servers that take 100 ms, with sign-in, against bare undici',
        unit,
        ...cold,
        bar: 1.6,
      }),
      comparedRow({
        id: '3-cold-context',
        title: 'the same, against bare undici with one secure context for all connections',
        unit,
        ...coldShared,
      }),
      comparedRow({
        id: '3-warm',
        title: 'the same over connections that are there, against bare undici',
        unit,
        ...warm,
        bar: 1.3,
      }),
      comparedRow({
        id: '3-warm-news',
        title: 'the same where each list is another one, against bare undici',
        unit,
        ...news,
        bar: 1.3,
      }),
      comparedRow({
        id: '3-ill',
        title: '190 lists while 10 servers are dead or stuck, against without those',
        unit,
        ...ofIll,
        // The same time: what is more is noise.
        bar: 1.1,
      }),
    ],
    notes: [],
  };
}

/** Until VS Code is told of this many lists; what follows these is waited for, but not counted. */
function coldOurs(open: Open, places: readonly Place[], lists = places.length): Measure {
  return async () => {
    const fleet = await open(places);
    const { servers, pace } = fleet;
    const start = performance.now();
    const ready = new Set<Server>();
    const shown = new Promise<void>((resolve) => {
      servers.onDidChange((server) => {
        if (server?.state.kind === 'ready' && ready.add(server).size >= lists) resolve();
      });
    });
    const readings = servers.all.map((server) => server.refresh());
    await shown;
    pace.flush();
    const took = performance.now() - start;
    if (lists === places.length) await Promise.all(readings);
    fleet.dispose();
    await Promise.all(readings);
    return took;
  };
}

/** A pool a server and no limits. */
function coldBare(places: readonly Place[], openPool: OpenPool): Measure {
  return async () => {
    const start = performance.now();
    const pools = places.map(openPool);
    await Promise.all(pools.map(readBare));
    const took = performance.now() - start;
    await Promise.all(pools.map((pool) => pool.close()));
    return took;
  };
}

async function warmBoth(open: Open, places: readonly Place[], pairs: number): Promise<Compared> {
  const fleet = await open(places);
  const { servers, pace } = fleet;
  const pools = places.map(asItComes);
  const both = await compare(
    timedAsync(async () => {
      await Promise.all(servers.all.map((server) => server.refresh()));
      // What would wait for the beat is our work, not that of what is measured next.
      pace.flush();
    }),
    timedAsync(() => Promise.all(pools.map(readBare))),
    { pairs, warmUp: 3 },
  );
  for (const { state } of servers.all) assert.equal(state.kind, 'ready');
  fleet.dispose();
  await Promise.all(pools.map((pool) => pool.close()));
  return both;
}

type OpenPool = (place: Place) => Pool;

/** Each connection makes a secure context of its own. */
const asItComes: OpenPool = ({ origin }) =>
  new Pool(origin, { connections: 1, connect: { rejectUnauthorized: false } });

const secureContext = createSecureContext();
const sharing: OpenPool = ({ origin }) =>
  new Pool(origin, { connections: 1, connect: { rejectUnauthorized: false, secureContext } });

async function readBare(pool: Pool): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const headers = { accept: 'application/json', authorization };
  const { body, statusCode } = await pool.request({ method: 'GET', path: listPath, headers });
  const text = await body.text();
  assert.equal(statusCode, 200);
  assert(parseBare('json', text));
}

/** The ill ones stand among the others, the first at the top. */
function* spread(ill: readonly Place[], good: readonly Place[]): Generator<Place> {
  const every = Math.ceil(good.length / ill.length);
  for (const [index, place] of good.entries()) {
    const one = index % every === 0 ? ill[index / every] : undefined;
    if (one) yield one;
    yield place;
  }
}
