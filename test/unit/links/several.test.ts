import assert from 'node:assert/strict';
import type { ChangeEnd } from '../../../src/links/changeEnd.ts';
import { several, type ItemEnd, type Several } from '../../../src/links/several.ts';
import { mayRunAgain, tally, verdictOf } from '../../../src/links/tally.ts';
import { waitFor } from '../../support/waitFor.ts';
import { aLink } from './aLink.ts';

const done: ChangeEnd = {
  kind: 'done',
  changed: { objectId: undefined, link: undefined, ignored: [] },
  lost: undefined,
};
const refused: ChangeEnd = {
  kind: 'failed',
  failure: {
    kind: 'refused',
    server: 'lab',
    operation: 'unjoin',
    sent: true,
    status: 400,
    words: { code: 'X-1', message: 'No.' },
  },
};
const lost: ChangeEnd = {
  kind: 'unknown',
  failure: { kind: 'cancelled', server: 'lab', operation: 'unjoin', sent: true },
  cannotLook: undefined,
};

/** Carries out items named `server/item`. Each goes on until it is told how it ends; what happens is recorded. */
function recording(items: readonly string[], different: Partial<Several<string>> = {}) {
  const events: string[] = [];
  const open = new Map<string, (end: ChangeEnd) => void>();
  const controller = new AbortController();
  const ends = several(items, {
    serverOf: (item) => item.split('/')[0] ?? '',
    run: (item, signal) => {
      events.push(`begin ${item}`);
      return new Promise<ChangeEnd>((resolve) => {
        open.set(item, resolve);
        signal.addEventListener('abort', () => resolve(lost));
      }).finally(() => {
        open.delete(item);
        events.push(`end ${item}`);
      });
    },
    signal: controller.signal,
    stopOnRefusal: false,
    onProgress: (count, total) => events.push(`${count} of ${total}`),
    ...different,
  });
  const finish = async (item: string, end: ChangeEnd = done) => {
    await waitFor(() => open.has(item));
    open.get(item)?.(end);
    await waitFor(() => !open.has(item));
  };
  return { ends, events, finish, open, cancel: () => controller.abort() };
}

async function kindsOf(ends: Promise<readonly ItemEnd[]>): Promise<readonly string[]> {
  return (await ends).map(({ kind }) => kind);
}

describe('links: several changes', () => {
  it('go to one server one after the other, in their order', async () => {
    const { ends, events, finish } = recording(['a/1', 'a/2', 'a/3']);
    for (const item of ['a/1', 'a/2', 'a/3']) await finish(item);
    await ends;
    assert.deepEqual(events, [
      'begin a/1',
      'end a/1',
      '1 of 3',
      'begin a/2',
      'end a/2',
      '2 of 3',
      'begin a/3',
      'end a/3',
      '3 of 3',
    ]);
  });

  it('go to different servers side by side, and end in the order they were given', async () => {
    const { ends, finish, open } = recording(['a/1', 'b/1', 'a/2', 'c/1']);
    await waitFor(() => open.size === 3);
    assert.deepEqual([...open.keys()], ['a/1', 'b/1', 'c/1']);
    await finish('c/1');
    await finish('b/1', refused);
    await finish('a/1');
    await finish('a/2');
    assert.deepEqual(await kindsOf(ends), ['done', 'failed', 'done', 'done']);
  });

  it('stop at the first refusal only where that is asked for, on every server', async () => {
    const { ends, events, finish } = recording(['a/1', 'a/2', 'b/1', 'b/2'], { stopOnRefusal: true });
    await finish('a/1', refused);
    await finish('b/1');
    assert.deepEqual(await kindsOf(ends), ['failed', 'notBegun', 'done', 'notBegun']);
    assert(!events.includes('begin a/2') && !events.includes('begin b/2'));
  });

  it('do not stop at a link that was gone already', async () => {
    const { ends, finish } = recording(['a/1', 'a/2'], { stopOnRefusal: true });
    await finish('a/1', { kind: 'alreadyGone' });
    await finish('a/2');
    assert.deepEqual(await kindsOf(ends), ['alreadyGone', 'done']);
  });

  it('begin nothing more once cancelled, and wait no longer for what is under way', async () => {
    const { ends, finish, cancel, open } = recording(['a/1', 'a/2', 'a/3', 'b/1']);
    await finish('a/1');
    await waitFor(() => open.has('a/2'));
    cancel();
    assert.deepEqual(await kindsOf(ends), ['done', 'unknown', 'notBegun', 'unknown']);
  });

  it('keep the ends of the others when one meets a fault of our own', async () => {
    const fault = new Error('thrown');
    const run = (item: string) => (item === 'a/1' ? Promise.reject(fault) : Promise.resolve(done));
    const ends = await recording(['a/1', 'a/2', 'b/1'], { run }).ends;
    assert.deepEqual(ends, [{ kind: 'fault', error: fault }, done, done]);
    const stopped = recording(['a/1', 'a/2'], { run, stopOnRefusal: true }).ends;
    assert.deepEqual(await kindsOf(stopped), ['fault', 'notBegun']);
  });
});

describe('links: what became of several changes', () => {
  const ignored: ChangeEnd = {
    kind: 'done',
    changed: { objectId: undefined, link: aLink(), ignored: ['UseSSL'] },
    lost: undefined,
  };
  const sent = { kind: 'unjoin', objectId: aLink().objectId, name: 'Rotterdam' } as const;
  const failure = lost.failure;
  const ends: readonly ItemEnd[] = [
    done,
    ignored,
    { kind: 'alreadyGone' },
    refused,
    { kind: 'notCarriedOut', failure, sent, entry: '', at: new Date(0) },
    { kind: 'inProgress' },
    { kind: 'conflict', sent: false, now: aLink() },
    { kind: 'unnamed', links: [aLink()] },
    lost,
    { kind: 'several', failure, links: [] },
    { kind: 'unverified', sent, at: new Date(0) },
    { kind: 'fault', error: new Error('thrown') },
    { kind: 'notBegun' },
  ];

  it('is counted by what a person has to know', () => {
    assert.deepEqual(tally(ends), [
      ['done', 1],
      ['ignored', 1],
      ['alreadyGone', 1],
      ['failed', 5],
      ['toVerify', 4],
      ['notBegun', 1],
    ]);
    assert.deepEqual(tally([done, done]), [['done', 2]]);
  });

  it('is run again only where it certainly was not carried out', () => {
    assert.deepEqual(
      ends.filter(mayRunAgain).map(({ kind }) => kind),
      ['failed', 'notCarriedOut', 'inProgress', 'conflict', 'unnamed', 'notBegun'],
    );
    assert.equal(verdictOf(lost), 'toVerify');
  });
});
