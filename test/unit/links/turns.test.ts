import assert from 'node:assert/strict';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import { turnsOf, type Turns } from '../../../src/links/turns.ts';
import { aLink, minutesAgo, now } from './aLink.ts';

const id = aLink().objectId;
const ok = {};
const failing = { timeOfLastFailure: minutesAgo(0) };
const alert = { directorySynchronizationRole: 'alert' } as const;
const syncing = { status: 'syncing' } as const;
const removed = { deleted: true };

/** What readings of one link, one after the other, are told to have turned into. */
function told(...readings: readonly (Partial<HttpsLink> | undefined)[]): string[] {
  let turns: Turns | undefined;
  return readings.map((fields) => {
    turns = turnsOf(turns?.seen, fields ? [aLink(fields)] : [], now);
    const { turned, recovered, clear } = turns;
    return [
      ...turned.map(({ key, trouble }) => (key === id ? trouble : key)),
      ...recovered.map(({ health }) => `recovered: ${health}`),
      ...(clear.length > 0 ? ['clear'] : []),
    ].join(', ');
  });
}

describe('links that turn', () => {
  it('are not told of by the first reading', () => {
    assert.deepEqual(told(failing, failing), ['', '']);
    assert.deepEqual(told(undefined, failing, failing), ['', '', '']);
  });

  it('are told of once, and once more when they have recovered in between', () => {
    assert.deepEqual(told(ok, failing, failing, ok, ok, failing), [
      'clear',
      'failing',
      '',
      'recovered: ok, clear',
      '',
      'failing',
    ]);
  });

  it('are told of from any other state, and not from one trouble to the other', () => {
    assert.deepEqual(told({ warningMode: true }, alert, failing), ['clear', 'alert', '']);
  });

  it('have not recovered while the next run is under way', () => {
    assert.deepEqual(told(ok, failing, syncing, failing, syncing, ok), [
      'clear',
      'failing',
      '',
      '',
      '',
      'recovered: ok, clear',
    ]);
    assert.deepEqual(told(syncing, failing), ['clear', 'failing']);
  });

  it('have not recovered by being removed', () => {
    assert.deepEqual(told(ok, failing, removed), ['clear', 'failing', 'clear']);
    assert.deepEqual(told(ok, failing, undefined), ['clear', 'failing', 'clear']);
  });
});
