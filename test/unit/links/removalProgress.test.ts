import assert from 'node:assert/strict';
import { removalProgress, type LinkBack, type RemovalProgress } from '../../../src/links/removalProgress.ts';
import { removalSteps } from '../../../src/links/removalSteps.ts';

const standing = { deleted: false };
const pending = { deleted: true };

const table: readonly (readonly [
  typeof standing | undefined,
  LinkBack['kind'],
  RemovalProgress | undefined,
])[] = [
  [standing, 'notConfigured', undefined],
  [standing, 'notKnown', undefined],
  [standing, 'standing', undefined],
  [standing, 'pending', { here: 'notNoticed', farEnd: 'pending' }],
  [standing, 'absent', undefined],
  [pending, 'notConfigured', { here: 'pending', farEnd: 'notConfigured' }],
  [pending, 'notKnown', { here: 'pending', farEnd: 'notKnown' }],
  [pending, 'standing', { here: 'pending', farEnd: 'notNoticed' }],
  [pending, 'pending', { here: 'pending', farEnd: 'pending' }],
  [pending, 'absent', { here: 'pending', farEnd: 'gone' }],
  [undefined, 'notConfigured', { here: 'gone', farEnd: 'notConfigured' }],
  [undefined, 'standing', { here: 'gone', farEnd: 'notNoticed' }],
  [undefined, 'pending', { here: 'gone', farEnd: 'pending' }],
  [undefined, 'absent', { here: 'gone', farEnd: 'gone' }],
];

describe('links: how far the removal of a link has come', () => {
  for (const [here, back, progress] of table) {
    const words = here ? (here.deleted ? 'pending' : 'standing') : 'gone';
    it(`${words} here, ${back} at the far end`, () =>
      assert.deepEqual(removalProgress(here, { kind: back }), progress));
  }
});

describe('links: how far the far ends of a server that leaves have come', () => {
  it('is told by name: who has noticed, who has not, and of whom it is not known', () => {
    const kinds = ['standing', 'notConfigured', 'absent', 'pending', 'notKnown'] as const;
    const ends = kinds.map((kind) => ({ name: `far end ${kind}`, back: { kind } }));
    assert.deepEqual(removalSteps(ends), {
      noticed: ['far end absent', 'far end pending'],
      notNoticed: ['far end standing'],
      notKnown: ['far end notConfigured', 'far end notKnown'],
    });
  });
});
