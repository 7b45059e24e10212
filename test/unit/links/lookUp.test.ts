import assert from 'node:assert/strict';
import { CupiError } from '../../../src/cupi/failure.ts';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import type { Clock } from '../../../src/http/clock.ts';
import { lookUp } from '../../../src/links/lookUp.ts';
import { instantClock } from '../../support/instantClock.ts';
import { aLink } from './aLink.ts';
import { failed } from './recordingClient.ts';

const sent = { kind: 'join', remoteServer: 'rtm-uc-1.voice.example', before: [] } as const;
const made = aLink();

/** Looks with these answers in order, the last one for good; tells what it found and how often it looked. */
async function look(answers: readonly (readonly HttpsLink[] | Error)[], different: { clock?: Clock } = {}) {
  const { clock = instantClock() } = different;
  const { signal } = new AbortController();
  let looks = 0;
  const list = () => {
    const answer = answers[Math.min(looks, answers.length - 1)] ?? [];
    looks += 1;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const found = await lookUp(sent, { list, clock, signal, sinceSentMs: 0 });
  return { found: found.kind, looks };
}

function signInRefused(): CupiError {
  return new CupiError({ server: 'lab', operation: 'list', sent: true, kind: 'signInRefused' });
}

describe('links: the look-up after a lost answer', () => {
  it('waits for each of its times and no longer', async () => {
    const clock = instantClock();
    assert.deepEqual(await look([[]], { clock }), { found: 'notYet', looks: 12 });
    assert.deepEqual(
      clock.waits.map((ms) => ms / 1_000),
      [1, 1, 2, 4, 15, 15, 15, 15, 15, 15, 15, 7],
    );
  });

  it('ends with the first list that tells', async () => {
    assert.deepEqual(await look([[], [], [made]]), { found: 'done', looks: 3 });
  });

  it('goes on after a look that could not be made', async () => {
    assert.deepEqual(await look([failed('list'), [], failed('list'), [made]]), { found: 'done', looks: 4 });
  });

  it('does not know when the last look could not be made', async () => {
    assert.deepEqual(await look([[], failed('list')]), { found: 'cannotLook', looks: 12 });
  });

  it('does not go on where a person is wanted first', async () => {
    assert.deepEqual(await look([[], signInRefused(), [made]]), { found: 'cannotLook', looks: 2 });
  });

  it('leaves out the looks that a slow one has taken the time of', async () => {
    const clock = instantClock();
    let late = 0;
    const slow: Clock = { ...clock, ticks: () => clock.ticks() + late };
    const { signal } = new AbortController();
    let looks = 0;
    const list = () => {
      looks += 1;
      late += 60_000;
      return Promise.resolve([]);
    };
    const found = await lookUp(sent, { list, clock: slow, signal, sinceSentMs: 0 });
    // At 1 s, then the one due at 53 s, at 61 s; then the last.
    assert.deepEqual([found.kind, looks], ['notYet', 3]);
  });

  it('stops at once when nobody waits any longer', async () => {
    const waiting = new AbortController();
    const never: Clock = { now: () => 0, ticks: () => 0, after: () => () => undefined };
    const looking = lookUp(sent, {
      list: () => assert.fail('looked'),
      clock: never,
      signal: waiting.signal,
      sinceSentMs: 0,
    });
    waiting.abort();
    assert.deepEqual(await looking, { kind: 'stopped' });
  });

  it('is stopped, not failed, by a cancel in the middle of a look', async () => {
    const waiting = new AbortController();
    const list = () => {
      waiting.abort();
      return Promise.reject(failed('list'));
    };
    const found = await lookUp(sent, { list, clock: instantClock(), signal: waiting.signal, sinceSentMs: 0 });
    assert.deepEqual(found, { kind: 'stopped' });
  });
});
