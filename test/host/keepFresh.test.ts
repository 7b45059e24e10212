import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { keepPanelFresh } from '../../src/details/keepPanelFresh.ts';
import type { HttpsLink } from '../../src/cupi/httpsLink.ts';
import type { Server } from '../../src/servers/server.ts';
import type { Snapshot } from '../../src/servers/serverState.ts';
import { keepFresh } from '../../src/tree/keepFresh.ts';
import { manualClock, type ManualClock } from '../support/manualClock.ts';
import { waitFor } from '../support/waitFor.ts';
import { aLink } from '../unit/links/aLink.ts';

type Watched = Pick<Server, 'state' | 'refresh' | 'poll' | 'askedAt'>;

describe('keeping fresh', () => {
  let clock: ManualClock;
  let calls: string[];
  let kept: vscode.Disposable | undefined;
  let looked: { visible: boolean; readonly changed: vscode.EventEmitter<unknown> };
  let changed: vscode.EventEmitter<undefined>;

  const server = (name: string, state: Server['state']): Watched & { asked(): void } => {
    let askedAt: number | undefined;
    const note = (what: string) => () => {
      askedAt = clock.ticks();
      calls.push(`${what} ${name}`);
      return Promise.resolve();
    };
    return {
      state,
      refresh: note('load'),
      poll: note('poll'),
      asked: () => (askedAt = clock.ticks()),
      get askedAt() {
        return askedAt;
      },
    };
  };
  const show = (visible: boolean) => {
    looked.visible = visible;
    looked.changed.fire(undefined);
  };
  const taken = () => calls.splice(0);
  const setInterval = (seconds: number | undefined) =>
    vscode.workspace
      .getConfiguration('cucLinks')
      .update('refreshInterval', seconds, vscode.ConfigurationTarget.Global);
  const setWatch = (minutes: number | undefined) =>
    vscode.workspace
      .getConfiguration('cucLinks')
      .update('backgroundWatch', minutes, vscode.ConfigurationTarget.Global);

  beforeEach(() => {
    clock = manualClock();
    calls = [];
    looked = { visible: false, changed: new vscode.EventEmitter() };
    changed = new vscode.EventEmitter();
  });
  afterEach(async () => {
    kept?.dispose();
    assert.equal(clock.timers(), 0);
    await setInterval(undefined);
    await setWatch(undefined);
  });

  describe('the servers of the view', () => {
    let known: ReturnType<typeof server>;

    beforeEach(() => {
      known = server('known', signedOut);
      const all = [server('new', { kind: 'notLoaded', last: undefined }), known];
      const view = {
        get visible() {
          return looked.visible;
        },
        onDidChangeVisibility: looked.changed.event,
      };
      known.asked();
      kept = keepFresh({ all, onDidChange: changed.event }, view, clock);
    });

    it('does nothing before the view is seen', () => {
      clock.advance(600_000);
      assert.deepEqual(taken(), []);
    });

    it('loads what has not been read when the view is seen, and reads all every 60 s while it is', () => {
      show(true);
      assert.deepEqual(taken(), ['load new']);
      clock.advance(59_999);
      assert.deepEqual(taken(), []);
      clock.advance(1);
      assert.deepEqual(taken(), ['poll new', 'poll known']);
      clock.advance(120_000);
      assert.equal(taken().length, 4);
    });

    it('rests while the view is hidden, and then reads at once what has grown old', () => {
      show(true);
      show(false);
      taken();
      clock.advance(600_000);
      assert.deepEqual(taken(), []);
      known.asked();
      show(true);
      assert.deepEqual(
        taken().filter((call) => call.startsWith('poll')),
        [],
        'one is loaded, one was read just now',
      );
      show(false);
      clock.advance(60_000);
      show(true);
      assert(taken().includes('poll known'));
    });

    it('is not kept from reading by a view that comes and goes', () => {
      for (let time = 0; time < 30; time += 1) {
        show(time % 2 === 0);
        clock.advance(10_000);
      }
      assert.equal(taken().filter((call) => call === 'poll known').length, 4);
    });

    it('follows the setting', async () => {
      show(true);
      clock.advance(20_000);
      taken();
      await setInterval(15);
      await waitFor(() => calls.includes('poll known'));
      await setInterval(0);
      await waitFor(() => clock.timers() === 0);
    });
  });

  describe('the servers of a hidden view', () => {
    const hidden = { visible: false, onDidChangeVisibility: new vscode.EventEmitter<unknown>().event };

    it('are left alone, without a timer, unless the background watch is on', () => {
      kept = keepFresh({ all: [server('one', signedOut)], onDidChange: changed.event }, hidden, clock);
      changed.fire(undefined);
      assert.equal(clock.timers(), 0);
      clock.advance(86_400_000);
      assert.deepEqual(taken(), []);
    });

    it('are loaded and read at the interval of the watch while that is on', async () => {
      const all = [server('one', { kind: 'notLoaded', last: undefined })];
      await setWatch(5);
      kept = keepFresh({ all, onDidChange: changed.event }, hidden, clock);
      assert.deepEqual(taken(), ['load one']);
      clock.advance(299_999);
      assert.deepEqual(taken(), []);
      clock.advance(1);
      assert.deepEqual(taken(), ['poll one']);
      await setWatch(0);
      await waitFor(() => clock.timers() === 0);
    });

    it('are read as soon as the watch is switched on', async () => {
      kept = keepFresh({ all: [server('one', signedOut)], onDidChange: changed.event }, hidden, clock);
      await setWatch(10);
      await waitFor(() => calls.includes('poll one'));
      await setWatch(0);
      await waitFor(() => clock.timers() === 0);
    });
  });

  describe('the server of a details page', () => {
    let read: ReturnType<typeof server>;
    let state: { kind: 'ready'; last: Omit<Snapshot, 'links'> & { links: HttpsLink[] } };
    const sync = (status: HttpsLink['status']) => {
      state.last.links = [aLink({ status })];
      changed.fire(undefined);
    };

    beforeEach(() => {
      state = {
        kind: 'ready',
        last: { links: [aLink()], serverNow: undefined, readAt: new Date(), unchangedSince: new Date() },
      };
      read = server('one', state);
      read.asked();
      const panel = {
        get visible() {
          return looked.visible;
        },
        onDidChangeViewState: looked.changed.event,
      };
      const servers = { get: () => read, onDidChange: changed.event };
      kept = keepPanelFresh(panel, { serverId: 's', linkKey: aLink().objectId }, servers, clock);
    });

    it('is read every 60 s while the page is visible, however often the focus comes and goes', () => {
      for (let time = 0; time < 30; time += 1) {
        show(true);
        clock.advance(10_000);
      }
      assert.equal(taken().length, 5);
      show(false);
      clock.advance(600_000);
      assert.deepEqual(taken(), []);
    });

    it('is read every 15 s as soon as its link is syncing, and no longer than that', () => {
      show(true);
      clock.advance(10_000);
      sync('syncing');
      clock.advance(5_000);
      assert.deepEqual(taken(), ['poll one']);
      clock.advance(15_000);
      assert.deepEqual(taken(), ['poll one']);
      sync('idle');
      clock.advance(59_999);
      assert.deepEqual(taken(), []);
    });

    it('follows the setting', async () => {
      show(true);
      await setInterval(0);
      await waitFor(() => clock.timers() === 0);
      clock.advance(600_000);
      assert.deepEqual(taken(), []);
      await setInterval(90);
      await waitFor(() => calls.length > 0);
    });
  });
});

const signedOut = { kind: 'signedOut', refused: false, last: undefined } as const;
