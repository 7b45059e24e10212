import assert from 'node:assert/strict';
import { markedSince } from '../../../src/servers/markedSince.ts';
import { aLink } from '../links/aLink.ts';

describe('since when a link has been seen marked for removal', () => {
  const at = (minute: number) => new Date(Date.UTC(2019, 2, 4, 10, minute));
  const marked = [aLink({ deleted: true })];

  it('is the reading that first showed it, until one shows it otherwise', () => {
    const first = markedSince(undefined, marked, at(1));
    const second = markedSince(first, marked, at(2));
    assert.deepEqual([...second.values()], [at(1)]);
    const restored = markedSince(second, [aLink()], at(3));
    assert.deepEqual([...restored.values()], []);
    assert.deepEqual([...markedSince(restored, marked, at(4)).values()], [at(4)]);
  });
});
