import assert from 'node:assert/strict';
import type { TLSSocket } from 'node:tls';
import { response, type Received } from '../../support/rawTlsServer.ts';
import { manualClock } from '../../support/manualClock.ts';
import { waitFor } from '../../support/waitFor.ts';
import { createListsFirst } from '../../../src/servers/listsFirst.ts';
import { createServer } from '../../../src/servers/server.ts';
import { aLink } from '../links/aLink.ts';
import { aProfile } from './support/aProfile.ts';
import { itsLink, right, startFakeUnity, usual, type FakeUnity, type Instead } from './support/fakeUnity.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';
import { openWindow, type Opened, type Window } from './support/window.ts';

const list = '/vmrest/httpslinks/';
const version = '/vmrest/version/product/';
const locations = '/vmrest/locations/connectionlocations';
const { signal } = new AbortController();
const unjoinSelf = { kind: 'unjoinSelf', named: [itsLink] } as const;

describe('servers: one server', function () {
  this.timeout(20_000);
  let unities: FakeUnity[];
  let window: Window;

  beforeEach(async () => {
    unities = [];
    window = openWindow(await temporaryFolder());
  });
  afterEach(async () => {
    window.close();
    for (const unity of unities) await unity.close();
    await removeTemporaryFolders();
  });

  async function start(instead?: Instead, readOnly = false): Promise<Opened & { readonly unity: FakeUnity }> {
    const unity = await startFakeUnity(instead);
    unities.push(unity);
    const opened = window.open(unity, { readOnly });
    await window.passwords.store(opened.profile, right);
    return { ...opened, unity };
  }

  /** Keeps back the answers to a path while `on`; {@link release} gives them. */
  function held(path: string) {
    const kept: (readonly [Received, TLSSocket])[] = [];
    const gate = { on: true };
    const instead: Instead = (request, socket) => {
      if (!gate.on || request.path !== path) return false;
      kept.push([request, socket]);
      return true;
    };
    const release = () => {
      gate.on = false;
      for (const [request, socket] of kept.splice(0)) if (!socket.destroyed) socket.write(usual(request));
    };
    return { kept, instead, release, gate };
  }

  const answers =
    (path: string, status: number): Instead =>
    (request, socket) =>
      request.path === path && socket.write(response(status, '', ['Set-Cookie: JSESSIONID=1; Path=/vmrest']));

  it('asks nothing before it is asked', async () => {
    const { server, states, unity } = await start();
    assert.deepEqual(server.state, { kind: 'notLoaded', last: undefined });
    assert.equal(server.version, undefined);
    assert.equal(server.location, undefined);
    await server.client();
    assert.equal(unity.counts.tcp, 0);
    assert.deepEqual(states, []);
  });

  it('remembers when it was asked for a reading, also for one it leaves out', async () => {
    const { server, unity } = await start();
    const askedAt = () => server.askedAt;
    assert.equal(askedAt(), undefined);
    await server.poll();
    const left = askedAt();
    assert.equal(unity.counts.tcp, 0);
    await server.refresh();
    assert.ok((askedAt() ?? 0) > (left ?? Infinity));
  });

  it('reads the list, then its release and its own location, with one sign-in', async () => {
    const { server, states, unity } = await start();
    const began = Date.now();
    await server.refresh();
    const ended = Date.now();
    assert.equal(server.state.kind, 'ready');
    const { links, serverNow, readAt } = server.state.last;
    assert.deepEqual(
      links.map(({ displayName }) => displayName),
      ['Antwerp'],
    );
    assert.equal(serverNow?.toISOString(), '2019-03-04T10:00:00.000Z');
    assert.ok(readAt.getTime() >= began && readAt.getTime() <= ended, 'by this machine’s clock');
    assert.equal(server.version, '14.0.1.1-1');
    assert.equal(server.location?.displayName, 'Rotterdam');
    assert.deepEqual(states, ['connecting', 'ready']);
    assert.deepEqual(unity.passwords(), [right]);
  });

  it('makes one request of two refreshes at once, and asks for its release only once', async () => {
    const { server, unity } = await start();
    await Promise.all([server.refresh(), server.refresh()]);
    assert.equal(unity.to(list).length, 1);
    await server.refresh();
    assert.equal(unity.to(list).length, 2);
    assert.equal(unity.to(version).length, 1);
    assert.equal(unity.to(locations).length, 1);
  });

  for (const status of [403, 404, 500]) {
    it(`has its list although release and location answer ${status}`, async () => {
      const { server } = await start((request, socket) =>
        [version, '/vmrest/version', locations].some((path) => answers(path, status)(request, socket)),
      );
      await server.refresh();
      assert.equal(server.state.kind, 'ready');
      assert.equal(server.version, undefined);
      assert.equal(server.location, undefined);
    });
  }

  it('has its location although its release is not told, and the other way round', async () => {
    const { server } = await start(answers(locations, 500));
    const other = await start((request, socket) =>
      [version, '/vmrest/version'].some((path) => answers(path, 404)(request, socket)),
    );
    await Promise.all([server.refresh(), other.server.refresh()]);
    assert.deepEqual([server.version, server.location], ['14.0.1.1-1', undefined]);
    assert.equal(other.server.version, undefined);
    assert.equal(other.server.location?.displayName, 'Rotterdam');
  });

  it('asks again for what it could not be told, and for that alone', async () => {
    let ill = true;
    const { server, unity } = await start(
      (request, socket) => ill && answers(locations, 500)(request, socket),
    );
    const asked = (path: string) => unity.requests.filter((request) => request.path === path).length;
    const name = () => server.location?.displayName;
    await server.refresh();
    assert.equal(name(), undefined);
    ill = false;
    await server.refresh();
    assert.equal(name(), 'Rotterdam');
    assert.deepEqual([asked(version), asked(locations)], [1, 2]);
  });

  it('reads anew for whoever asks right after the reading under way was cancelled', async () => {
    const slow = held(list);
    const { server } = await start(slow.instead);
    const cancel = new AbortController();
    const first = server.refresh(cancel.signal);
    await waitFor(() => slow.kept.length === 1);
    cancel.abort();
    slow.gate.on = false;
    await Promise.all([first, server.refresh()]);
    assert.equal(server.state.kind, 'ready');
  });

  it('is ready while its release is still being asked for', async () => {
    const slow = held(version);
    const { server } = await start(slow.instead);
    const reading = server.refresh();
    await waitFor(() => slow.kept.length === 1, 5_000);
    assert.equal(server.state.kind, 'ready');
    slow.release();
    await reading;
    assert.equal(server.version, '14.0.1.1-1');
  });

  it('asks for its release once the lists of others are there', async () => {
    window.close();
    window = openWindow(await temporaryFolder(), { clock: manualClock() });
    const slow = held(list);
    const other = await start(slow.instead);
    const { server, unity } = await start();
    const both = [other.server.refresh()];
    await waitFor(() => slow.kept.length === 1, 5_000);
    both.push(server.refresh());
    await waitFor(() => server.state.kind === 'ready', 5_000);
    // What had been asked for by then would have come before this.
    await (await server.client()).list();
    const asked = () => unity.requests.map(({ path }) => path);
    assert.deepEqual(asked(), [list, list]);
    slow.release();
    await Promise.all(both);
    assert.deepEqual(asked(), [list, list, version, locations]);
  });

  it('keeps the list it had when a reading fails, and recovers', async () => {
    const gate = { broken: false };
    const { server, states } = await start(
      (request, socket) => gate.broken && request.path === list && answers(list, 403)(request, socket),
    );
    await server.refresh();
    const { last } = server.state;
    gate.broken = true;
    await server.refresh();
    assert.equal(server.state.kind, 'failed');
    assert.equal(server.state.failure.kind, 'denied');
    assert.equal(server.state.last, last);
    gate.broken = false;
    await server.refresh();
    assert.deepEqual(states, ['connecting', 'ready', 'failed', 'ready']);
  });

  it('does not wait for another that is dead', async () => {
    const dead = await start(held(list).instead);
    const alive = await start();
    const waiting = dead.server.refresh();
    await waitFor(() => dead.unity.requests.length === 1, 5_000);
    await alive.server.refresh();
    assert.equal(alive.server.state.kind, 'ready');
    assert.equal(dead.server.state.kind, 'connecting');
    dead.server.reset();
    await waiting;
  });

  it('says that nobody listens', async () => {
    const { server, unity } = await start();
    await unity.close();
    await server.refresh();
    assert.equal(server.state.kind, 'failed');
    assert.equal(server.state.failure.kind, 'unreachable');
    assert.equal(server.state.failure.sent, false);
  });

  it('signs in anew without losing what it shows, also when that fails', async () => {
    let refuses = false;
    const { server, states, unity } = await start(
      (request, socket) => refuses && answers(list, 500)(request, socket),
    );
    await server.refresh();
    const { last } = server.state;
    const connections = unity.counts.tcp;
    refuses = true;
    server.signInAnew();
    assert.deepEqual(server.state, { kind: 'ready', last });
    await server.refresh();
    assert(unity.counts.tcp > connections, 'on a new session');
    assert.equal(server.state.kind, 'failed');
    assert.equal(server.state.last, last);
    assert.deepEqual(states, ['connecting', 'ready', 'failed']);
  });

  it('that cannot even begin to be read does not go on looking as if it were', async () => {
    const fault = new Error('there is no bundle');
    const told: unknown[] = [];
    const { records, journal } = window;
    const services = {
      lists: createListsFirst(),
      ...{ records, journal, trust: () => assert.fail(), signIn: () => assert.fail(), log: () => undefined },
      format: () => {
        throw fault;
      },
      fault: (error: unknown) => void told.push(error),
    };
    const server = createServer(aProfile('https://10.0.0.7:8443', 'operator'), services, () => undefined);
    await server.refresh();
    server.dispose();
    assert.deepEqual(told, [fault]);
    assert.equal(server.state.kind, 'failed');
  });

  describe('a new name', () => {
    const renamed = ({ server, profile }: Opened) => server.arrange({ ...profile, name: 'New' });

    it('leaves what was read, and its session', async () => {
      const opened = await start();
      const { server, states, unity } = opened;
      await server.refresh();
      const { state, location } = server;
      renamed(opened);
      assert.equal(server.state, state);
      assert.equal(server.location, location);
      await server.refresh();
      assert.deepEqual(states, ['connecting', 'ready']);
      assert.deepEqual(unity.passwords(), [right]);
    });

    it('is that of a failure, also of a reading that began before', async () => {
      const slow = held(list);
      const opened = await start(slow.instead);
      const { server, unity } = opened;
      const reading = server.refresh();
      await waitFor(() => slow.kept.length === 1, 5_000);
      renamed(opened);
      await unity.close();
      await reading;
      assert.equal(server.state.kind, 'failed');
      assert.equal(server.state.failure.server, 'New');
    });

    it('is that of what cannot be read, refused or not as documented', async () => {
      for (const [status, body] of [
        [403, ''],
        [200, '<html>'],
      ] as const) {
        const opened = await start(
          (request, socket) => request.path === list && socket.write(response(status, body)),
        );
        await opened.server.client();
        renamed(opened);
        await opened.server.refresh();
        assert.equal(opened.server.state.kind, 'failed');
        assert.equal(opened.server.state.failure.server, 'New');
      }
    });

    it('is the one under which a change is written down', async () => {
      const opened = await start(
        (request, socket) => request.method === 'DELETE' && socket.write(response(200)),
      );
      const end = await opened.server.change(unjoinSelf, { signal });
      renamed(opened);
      assert.equal((await opened.server.change(unjoinSelf, { signal })).kind, end.kind);
      const entries = await window.journal.entries();
      assert.deepEqual(new Set(entries.map(({ sent }) => sent.server)), new Set(['Rotterdam', 'New']));
    });

    it('is in a change that is under way as it was when it was confirmed', async () => {
      const slow = held('/vmrest/httpslinks/operation/unjoinself');
      const opened = await start(slow.instead);
      const changing = opened.server.change(unjoinSelf, { signal });
      await waitFor(() => slow.kept.length === 1, 5_000);
      renamed(opened);
      slow.release();
      await changing;
      const [entry, ...more] = await window.journal.entries();
      assert.equal(entry?.sent.server, 'Rotterdam');
      assert(entry.end, 'it has ended');
      assert.deepEqual(more, []);
    });

    it('is that of a change that is not sent', async () => {
      const opened = await start(undefined, true);
      renamed(opened);
      const end = await opened.server.change(unjoinSelf, { signal });
      assert.equal(end.kind === 'failed' && end.failure.server, 'New');
    });
  });

  describe('reset', () => {
    it('in a slow reading leaves a usable server, which the old reading does not touch', async () => {
      const slow = held(list);
      const { server, states, unity } = await start(slow.instead);
      const reading = server.refresh();
      await waitFor(() => slow.kept.length === 1, 5_000);
      server.reset();
      assert.equal(states.at(-1), 'notLoaded');
      slow.gate.on = false;
      await Promise.all([reading, server.refresh()]);
      slow.release();
      assert.equal(server.state.kind, 'ready');
      assert.deepEqual(states, ['connecting', 'notLoaded', 'connecting', 'ready']);
      assert.equal(unity.to(list).length, 2);
      await server.refresh();
      assert.equal(server.state.kind, 'ready');
    });

    it('in a slow reading, without another: it stays not loaded and its socket is closed', async () => {
      const slow = held(list);
      const { server, unity } = await start(slow.instead);
      const reading = server.refresh();
      await waitFor(() => slow.kept.length === 1, 5_000);
      server.reset();
      await reading;
      await waitFor(() => unity.open() === 0, 5_000);
      assert.equal(server.state.kind, 'notLoaded');
    });

    it('while the release is asked for leaves a server that asks again', async () => {
      const slow = held(version);
      const { server } = await start(slow.instead);
      const reading = server.refresh();
      await waitFor(() => slow.kept.length === 1, 5_000);
      server.reset();
      slow.gate.on = false;
      await reading;
      assert.equal(server.state.kind, 'notLoaded');
      await server.refresh();
      assert.equal(server.version, '14.0.1.1-1');
      assert.equal(server.location?.displayName, 'Rotterdam');
    });

    it('signs in anew with the next request', async () => {
      const { server, unity } = await start();
      await server.refresh();
      server.reset();
      server.reset();
      assert.deepEqual(
        [server.state.kind, server.version, server.location],
        ['notLoaded', undefined, undefined],
      );
      await server.refresh();
      assert.equal(server.state.kind, 'ready');
      assert.deepEqual(unity.passwords(), [right, right]);
    });
  });

  describe('cancel', () => {
    it('ends a reading at once, in the state before it', async () => {
      const slow = held(list);
      slow.gate.on = false;
      const { server } = await start(slow.instead);
      await server.refresh();
      const before = server.state;
      slow.gate.on = true;
      const cancel = new AbortController();
      const reading = server.refresh(cancel.signal);
      await waitFor(() => slow.kept.length === 1, 5_000);
      cancel.abort();
      await reading;
      assert.equal(server.state, before);
      slow.release();
      await server.refresh();
      assert.equal(server.state.kind, 'ready');
    });

    it('of the first reading is said, so that nobody starts it again at once, and a refresh reads', async () => {
      const slow = held(list);
      const { server } = await start(slow.instead);
      const cancel = new AbortController();
      const reading = server.refresh(cancel.signal);
      await waitFor(() => slow.kept.length === 1, 5_000);
      cancel.abort();
      await reading;
      assert.equal(server.state.kind, 'failed');
      assert.equal(server.state.failure.kind, 'cancelled');
      assert.equal(server.state.last, undefined);
      slow.release();
      await server.refresh();
      assert.equal(server.state.kind, 'ready');
    });

    it('of the one that took the place of the first is said, too', async () => {
      const slow = held(list);
      const { server } = await start(slow.instead);
      const first = server.refresh();
      await waitFor(() => slow.kept.length === 1, 5_000);
      server.signInAnew();
      const cancel = new AbortController();
      const second = server.refresh(cancel.signal);
      await waitFor(() => slow.kept.length === 2, 5_000);
      cancel.abort();
      await Promise.all([first, second]);
      assert.equal(server.state.kind, 'failed');
    });

    it('while the release is asked for keeps the list, and the next reading asks again', async () => {
      const slow = held(version);
      const { server } = await start(slow.instead);
      const cancel = new AbortController();
      const reading = server.refresh(cancel.signal);
      await waitFor(() => slow.kept.length === 1, 5_000);
      cancel.abort();
      slow.gate.on = false;
      await reading;
      assert.equal(server.state.kind, 'ready');
      await server.refresh();
      assert.equal(server.version, '14.0.1.1-1');
    });
  });

  describe('change', () => {
    const unjoins: Instead = (request, socket) =>
      request.method === 'DELETE' && socket.write(response(200, 'done', ['Content-Type: text/plain']));
    const sent = (unity: FakeUnity) => unity.requests.map(({ method, path }) => `${method} ${path}`);

    it('is never sent to a read-only server, nor is anything else', async () => {
      const { server, unity, states } = await start(undefined, true);
      const link = aLink();
      for (const change of [
        unjoinSelf,
        { kind: 'unjoin', link },
        { kind: 'update', link, fields: { displayName: 'new' } },
      ] as const) {
        const failure = { kind: 'readOnly', server: 'Rotterdam', operation: change.kind, sent: false };
        assert.deepEqual(await server.change(change, { signal }), { kind: 'failed', failure });
      }
      assert.equal(unity.counts.tcp, 0);
      assert.deepEqual(states, []);
      await server.refresh();
      assert.equal(server.state.kind, 'ready', 'it can be read');
    });

    it('is not sent through a profile that is not the configured one any more', async () => {
      const { server, unity } = await start();
      await server.refresh();
      const before = unity.requests.length;
      await server.retire();
      const failure = { kind: 'outdated', server: 'Rotterdam', operation: 'unjoinSelf', sent: false };
      assert.deepEqual(await server.change(unjoinSelf, { signal }), { kind: 'failed', failure });
      assert.equal(unity.requests.length, before);
      await Promise.all([server.refresh(), server.poll()]);
      assert.equal(unity.requests.length, before, 'nor is it read');
    });

    it('that ends when its profile is not the configured one any more is not followed by a reading', async () => {
      const answer = held('/vmrest/httpslinks/operation/unjoinself');
      const { server, unity } = await start((request, socket) =>
        answer.instead(request, socket) ? true : unjoins(request, socket),
      );
      await server.refresh();
      const changing = server.change(unjoinSelf, { signal });
      await waitFor(() => answer.kept.length === 1);
      const retired = server.retire();
      answer.release();
      assert.equal(await retired, true);
      await changing;
      assert.equal(server.state.kind, 'notLoaded');
      assert.equal(unity.requests.at(-1)?.method, 'DELETE');
    });

    it('is sent once, and the list is read after it', async () => {
      const { server, unity } = await start(unjoins);
      await server.change(unjoinSelf, { signal });
      assert.deepEqual(sent(unity).slice(0, 3), [
        `GET ${list}`,
        'DELETE /vmrest/httpslinks/operation/unjoinself',
        `GET ${list}`,
      ]);
      assert.equal(sent(unity).filter((line) => line.startsWith('DELETE')).length, 1);
      assert.equal(server.state.kind, 'ready');
    });

    it('reads the list anew although a reading was under way', async () => {
      const slow = held(list);
      const { server, unity } = await start((...given) => slow.instead(...given) || unjoins(...given));
      const reading = server.refresh();
      await waitFor(() => slow.kept.length === 1, 5_000);
      const changing = server.change(unjoinSelf, { signal });
      slow.release();
      await Promise.all([reading, changing]);
      const lines = sent(unity);
      assert.ok(lines.lastIndexOf(`GET ${list}`) > lines.findIndex((line) => line.startsWith('DELETE')));
    });

    it('that is refused is sent once, gives its failure, and the list is read all the same', async () => {
      const { server, unity } = await start(
        (request, socket) => request.method === 'DELETE' && socket.write(response(503)),
      );
      const end = await server.change(unjoinSelf, { signal });
      assert.equal(end.kind, 'failed');
      assert.equal(end.failure.kind, 'busy');
      assert.equal(sent(unity).filter((line) => line.startsWith('DELETE')).length, 1);
      assert.equal(server.state.kind, 'ready');
      assert.equal(unity.to(list).filter(({ path }) => path === list).length, 2);
    });

    it('whose answer was lost is not waited for once the server is disposed of, and can be verified', async () => {
      const { server } = await start((request, socket) => {
        if (request.method === 'DELETE') socket.destroy();
        return request.method === 'DELETE';
      });
      const end = await server.change(unjoinSelf, { signal, onLost: () => server.dispose() });
      assert.equal(end.kind, 'unknown');
      assert.deepEqual(
        server.marks().map(({ sent: change }) => change.kind),
        ['unjoinSelf'],
      );
    });
  });
});
