import assert from 'node:assert/strict';
import { attentionOf } from '../../../src/links/attention.ts';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import { aLink, minutesAgo, now } from './aLink.ts';

const unread = { problems: { WarningMode: '-' } };

const table: readonly (readonly [string, Partial<HttpsLink>, ReturnType<typeof attentionOf>])[] = [
  ['a healthy one', {}, undefined],
  ['a failing one', { timeOfLastFailure: minutesAgo(0) }, 'failing'],
  ['one in alert mode', { directorySynchronizationRole: 'alert' }, 'alert'],
  ['one in warning mode', { warningMode: true }, 'warning'],
  ['a stale one: nothing starts its task again', { timeOfLastSync: minutesAgo(46) }, 'stale'],
  ['one that is behind: the next run brings the rest', { lastUsn: 1n }, undefined],
  [
    'one that is behind, and stale: no next run comes',
    { lastUsn: 1n, timeOfLastSync: minutesAgo(46) },
    'stale',
  ],
  ['a syncing one', { status: 'syncing' }, undefined],
  ['one to be removed, whatever else is wrong', { deleted: true, warningMode: true, ...unread }, undefined],
  ['one that could not be read in part', unread, 'unread'],
  ['one that is syncing, and could not be read in part', { status: 'syncing', ...unread }, 'unread'],
  [
    'one that is failing, and could not be read in part',
    { timeOfLastFailure: minutesAgo(0), ...unread },
    'failing',
  ],
];

describe('whether a link needs attention', () => {
  for (const [what, fields, expected] of table)
    it(`${what}: ${expected ?? 'no'}`, () => assert.equal(attentionOf(aLink(fields), now), expected));
});
