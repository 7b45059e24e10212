import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { watchTurns, type Turned } from '../../src/attention/watchTurns.ts';
import type { HttpsLink } from '../../src/cupi/httpsLink.ts';
import type { Server } from '../../src/servers/server.ts';
import { manualClock, type ManualClock } from '../support/manualClock.ts';
import { waitFor } from '../support/waitFor.ts';
import { aLink, minutesAgo, now } from '../unit/links/aLink.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';

const failing = { timeOfLastFailure: minutesAgo(0) };
const gatherMs = 3_000;

/** A server whose readings a test makes up. */
interface Made extends Pick<Server, 'profile'> {
  state: Server['state'];
}

describe('the background watch', () => {
  let clock: ManualClock;
  let changed: vscode.EventEmitter<Made | undefined>;
  let open: vscode.Disposable[];
  let told: Set<string>;
  let muted: Set<string>;
  let toasts: string[];
  let recoveries: string[];

  const made = (port: number): Made => ({
    profile: aProfile(`https://127.0.0.1:${port}`),
    state: { kind: 'notLoaded', last: undefined },
  });
  const read = (server: Made, fields: Partial<HttpsLink>) => {
    server.state = {
      kind: 'ready',
      last: { links: [aLink(fields)], serverNow: now, readAt: new Date(), unchangedSince: new Date() },
    };
    changed.fire(server);
  };
  const words = (turned: readonly Turned[]) => turned.map(({ trouble }) => trouble).join('+');
  const openWindow = (all: readonly Made[], name = '') => {
    const services = {
      told: {
        take: (serverId: string, key: string) => {
          const free = !told.has(`${serverId} ${key}`);
          told.add(`${serverId} ${key}`);
          return Promise.resolve(free);
        },
        clear: (serverId: string, key: string) => {
          told.delete(`${serverId} ${key}`);
          return Promise.resolve();
        },
      },
      muted: { has: (serverId: string) => muted.has(serverId) },
      tell: (turned: readonly Turned[]) => toasts.push(`${name}${words(turned)}`),
      recovered: ({ profile }: Pick<Server, 'profile'>) => recoveries.push(profile.id),
      fault: (error: unknown) => assert.fail(String(error)),
    };
    open.push(watchTurns({ all, onDidChange: changed.event }, services, clock));
  };
  /** Lets everything that has turned be told of. */
  const gathered = async () => {
    await waitFor(() => clock.isDue(gatherMs));
    clock.advance(gatherMs);
    return toasts.splice(0);
  };
  /** Whatever was to come of the readings so far has come. */
  const settled = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(gatherMs);
    return toasts.splice(0);
  };
  const setWatch = (minutes: number | undefined) =>
    vscode.workspace
      .getConfiguration('cucLinks')
      .update('backgroundWatch', minutes, vscode.ConfigurationTarget.Global);

  beforeEach(async () => {
    clock = manualClock();
    changed = new vscode.EventEmitter();
    open = [];
    told = new Set();
    muted = new Set();
    toasts = [];
    recoveries = [];
    await setWatch(5);
  });
  afterEach(async () => {
    for (const one of open) one.dispose();
    assert.equal(clock.timers(), 0);
    await setWatch(undefined);
  });

  it('tells once of a link that turns, not of the first reading, and of its recovery in the log', async () => {
    const [well, ill] = [made(1), made(2)];
    openWindow([well, ill]);
    read(ill, failing);
    read(well, {});
    read(well, failing);
    assert.deepEqual(await gathered(), ['failing']);
    read(well, failing);
    read(well, {});
    assert.deepEqual(recoveries, [well.profile.id]);
    read(well, {});
    assert.deepEqual(await settled(), []);
    assert.deepEqual(recoveries, [well.profile.id]);
    read(well, failing);
    assert.deepEqual(await gathered(), ['failing']);
  });

  it('tells of several at once', async () => {
    const [one, other] = [made(1), made(2)];
    openWindow([one, other]);
    for (const server of [one, other]) read(server, {});
    read(one, failing);
    read(other, { directorySynchronizationRole: 'alert' });
    assert.deepEqual(await gathered(), ['failing+alert']);
  });

  it('is not told of by two windows', async () => {
    const server = made(1);
    for (const name of ['first ', 'second ']) openWindow([server], name);
    read(server, {});
    read(server, failing);
    assert.deepEqual(await gathered(), ['first failing']);
  });

  it('keeps what it knows while a server cannot be read', async () => {
    const server = made(1);
    openWindow([server]);
    read(server, {});
    const { last } = server.state;
    const failure = { server: 'x', operation: 'list', sent: false, kind: 'cancelled' } as const;
    server.state = { kind: 'failed', failure, last };
    changed.fire(server);
    server.state = { kind: 'notLoaded', last: undefined };
    changed.fire(server);
    read(server, failing);
    assert.deepEqual(await gathered(), ['failing']);
  });

  it('says nothing of a server that is not to be shown, and clears what is gone', async () => {
    const all = [made(1)];
    openWindow(all);
    const [server] = all;
    assert(server);
    muted.add(server.profile.id);
    read(server, {});
    read(server, failing);
    assert.deepEqual(await settled(), []);
    assert.equal(told.size, 0);
    muted.clear();
    read(server, {});
    read(server, failing);
    assert.deepEqual(await gathered(), ['failing']);
    assert.equal(told.size, 1);
    all.pop();
    changed.fire(undefined);
    assert.equal(told.size, 0);
  });

  it('says nothing while it is off, and begins anew when it is switched on', async () => {
    await setWatch(0);
    const server = made(1);
    openWindow([server]);
    read(server, {});
    read(server, failing);
    assert.deepEqual(await settled(), []);
    await setWatch(5);
    read(server, failing);
    assert.deepEqual(await settled(), [], 'the first reading');
    read(server, {});
    read(server, failing);
    assert.deepEqual(await gathered(), ['failing']);
  });
});
