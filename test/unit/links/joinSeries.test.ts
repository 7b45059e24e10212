import assert from 'node:assert/strict';
import type { SyncEnd } from '../../../src/links/awaitSync.ts';
import type { ChangeEnd } from '../../../src/links/changeEnd.ts';
import { joinSeries, type JoinedBefore, type JoinSeries } from '../../../src/links/joinSeries.ts';

const names = ['one', 'two', 'three'];
const joined = (objectId: string): ChangeEnd => ({
  kind: 'done',
  changed: { objectId, link: undefined, ignored: [] },
  lost: undefined,
});
const refused: ChangeEnd = {
  kind: 'failed',
  failure: { kind: 'signInRefused', server: 'lab', operation: 'join', sent: true },
};

/** Joins servers by name; tells the kinds of the ends and what happened, in order. */
async function run(
  ends: Partial<Record<string, ChangeEnd | JoinedBefore>> = {},
  syncs: Partial<Record<string, SyncEnd | undefined>> = {},
  different: Partial<JoinSeries<string>> = {},
) {
  const events: string[] = [];
  const result = await joinSeries(names, {
    join: (name) => {
      events.push(`join ${name}`);
      return Promise.resolve(ends[name] ?? joined(`id-${name}`));
    },
    awaitSync: (name, objectId) => {
      events.push(`wait ${objectId}`);
      return Promise.resolve(name in syncs ? syncs[name] : { kind: 'inStep' });
    },
    onStep: (step, index) => events.push(`${step} ${index}`),
    signal: new AbortController().signal,
    ...different,
  });
  return { kinds: result.map(({ end, sync }) => [end.kind, sync?.kind]), events };
}

describe('links: a series of joins', () => {
  it('begins each only when the first synchronization of the one before has ended, and does not wait for the last', async () => {
    const { kinds, events } = await run();
    assert.deepEqual(events, [
      'joining 0',
      'join one',
      'syncing 0',
      'wait id-one',
      'joining 1',
      'join two',
      'syncing 1',
      'wait id-two',
      'joining 2',
      'join three',
    ]);
    assert.deepEqual(kinds, [
      ['done', 'inStep'],
      ['done', 'inStep'],
      ['done', undefined],
    ]);
  });

  it('stops at the first that is not joined', async () => {
    const { kinds, events } = await run({ two: refused });
    assert.deepEqual(kinds, [
      ['done', 'inStep'],
      ['failed', undefined],
      ['notBegun', undefined],
    ]);
    assert(!events.includes('join three'));
  });

  it('stops where a synchronization is not known to have ended', async () => {
    const ends: readonly SyncEnd[] = [{ kind: 'failing' }, { kind: 'gone' }, { kind: 'stopped' }];
    for (const sync of ends) {
      const { kinds } = await run({}, { one: sync });
      assert.deepEqual(kinds[0], ['done', sync.kind]);
      assert.deepEqual(kinds[1], ['notBegun', undefined]);
    }
  });

  it('goes on at once where a link is not synchronized at all', async () => {
    const { kinds } = await run({}, { one: undefined });
    assert.deepEqual(kinds[1], ['done', 'inStep']);
  });

  it('passes over what was joined before, but waits for it', async () => {
    const { kinds, events } = await run({ one: { kind: 'joinedBefore', objectId: 'old' } });
    assert.deepEqual(kinds[0], ['joinedBefore', 'inStep']);
    assert(events.includes('wait old'));
    assert(events.includes('join two'));
  });

  it('begins nothing more once cancelled', async () => {
    const controller = new AbortController();
    const { kinds } = await run(
      {},
      {},
      {
        signal: controller.signal,
        onStep: () => controller.abort(),
      },
    );
    assert.deepEqual(
      kinds.map(([end]) => end),
      ['done', 'notBegun', 'notBegun'],
    );
  });

  it('keeps what is known when it meets a fault of our own', async () => {
    const fault = () => Promise.reject(new Error('thrown'));
    assert.deepEqual((await run({}, {}, { join: fault })).kinds[0], ['fault', undefined]);
    const waited = await run({}, {}, { awaitSync: fault });
    assert.deepEqual(waited.kinds.slice(0, 2), [
      ['done', 'fault'],
      ['notBegun', undefined],
    ]);
  });
});
