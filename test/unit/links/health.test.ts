import assert from 'node:assert/strict';
import { decodeLink } from '../../../src/cupi/decode/decodeLink.ts';
import { readDocument } from '../../../src/cupi/decode/document.ts';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import {
  healthKinds,
  healthOf,
  staleAfterMs,
  unreadHealthFields,
  type Health,
} from '../../../src/links/health.ts';
import { json } from '../cupi/fixture.ts';
import { aLink, instant, minutesAgo, now, zoneless } from './aLink.ts';

/** What makes a healthy link each of these; they touch different fields, so that any two can be had at once. */
const marks: Readonly<Record<Health, Partial<HttpsLink>>> = {
  pendingRemoval: { deleted: true },
  failing: { timeOfLastFailure: minutesAgo(0) },
  alert: { directorySynchronizationRole: 'alert' },
  warning: { warningMode: true },
  syncing: { status: 'syncing' },
  behind: { maxUsn: 9_007_199_254_740_993n, lastUsn: 9_007_199_254_740_992n },
  stale: { timeOfLastSync: minutesAgo(46) },
  ok: {},
};

describe('links: health, in its order of precedence', () => {
  it('is the order of design.md 3', () => {
    assert.deepEqual(healthKinds, [
      'pendingRemoval',
      'failing',
      'alert',
      'warning',
      'syncing',
      'behind',
      'stale',
      'ok',
    ]);
  });

  for (const [place, worse] of healthKinds.entries()) {
    it(`${worse} alone, and before every milder state`, () => {
      assert.equal(healthOf(aLink(marks[worse]), now), worse);
      for (const milder of healthKinds.slice(place + 1)) {
        assert.equal(healthOf(aLink({ ...marks[milder], ...marks[worse] }), now), worse, `with ${milder}`);
      }
    });
  }

  it('names the worst of all of them at once', () => {
    const all = healthKinds.reduce((link, kind) => ({ ...link, ...marks[kind] }), aLink());
    assert.equal(healthOf(all, now), 'pendingRemoval');
  });
});

describe('links: failing', () => {
  const table: readonly (readonly [string, Partial<HttpsLink>, Health])[] = [
    ['failure at the very time of the last attempt', { timeOfLastFailure: minutesAgo(6) }, 'failing'],
    ['failure after the last attempt', { timeOfLastFailure: minutesAgo(5) }, 'failing'],
    ['failure before the last attempt', { timeOfLastFailure: minutesAgo(7) }, 'ok'],
    [
      'failure and never an attempt',
      { timeOfLastFailure: minutesAgo(7), timeOfLastSync: undefined },
      'failing',
    ],
    ['neither', { timeOfLastSync: undefined }, 'ok'],
    [
      'the same instant in two zones',
      {
        timeOfLastSync: instant('2019-03-04T09:50:00Z'),
        timeOfLastFailure: instant('2019-03-04T10:50:00+01:00'),
      },
      'failing',
    ],
    [
      'zoneless: failure later',
      {
        timeOfLastSync: zoneless('2019-03-04 09:50:15.38'),
        timeOfLastFailure: zoneless('2019-03-04 09:50:15.4'),
      },
      'failing',
    ],
    [
      'zoneless: failure earlier',
      {
        timeOfLastSync: zoneless('2019-03-04 09:50:15.38'),
        timeOfLastFailure: zoneless('2019-03-04 09:50:15.3'),
      },
      'ok',
    ],
    [
      'zoneless: the same',
      {
        timeOfLastSync: zoneless('2019-03-04 09:50:15.38'),
        timeOfLastFailure: zoneless('2019-03-04 09:50:15.38'),
      },
      'failing',
    ],
    [
      'one with a zone, one without: cannot be compared',
      {
        timeOfLastSync: instant('2019-03-04T09:50:00Z'),
        timeOfLastFailure: zoneless('2019-03-04 09:59:00'),
      },
      'ok',
    ],
  ];
  for (const [what, fields, health] of table) {
    it(`${what}: ${health}`, () => assert.equal(healthOf(aLink(fields), now), health));
  }
});

describe('links: syncing and behind', () => {
  it('calls either synchronization syncing', () => {
    assert.equal(healthOf(aLink({ voiceNameSyncStatus: 'syncing' }), now), 'syncing');
    assert.equal(healthOf(aLink({ status: undefined, voiceNameSyncStatus: 'syncing' }), now), 'syncing');
  });

  it('is not behind with equal, larger or unknown change numbers', () => {
    for (const fields of [
      { lastUsn: 5n, maxUsn: 5n },
      { lastUsn: 6n, maxUsn: 5n },
      { lastUsn: undefined, maxUsn: 5n },
      { lastUsn: 5n, maxUsn: undefined },
    ]) {
      assert.equal(healthOf(aLink(fields), now), 'ok');
    }
  });

  it('takes zero for a number', () => {
    assert.equal(healthOf(aLink({ lastUsn: 0n, maxUsn: 1n }), now), 'behind');
  });
});

describe('links: stale, by the server’s clock', () => {
  it('begins after three missed runs, to the millisecond', () => {
    const link = aLink({ timeOfLastSync: instant('2019-03-04T10:00:00Z') });
    const after = (ms: number) => new Date(now.getTime() + ms);
    assert.equal(healthOf(link, after(staleAfterMs)), 'ok');
    assert.equal(healthOf(link, after(staleAfterMs + 1)), 'stale');
  });

  it('is never said without the server’s clock, however old by this machine’s', () => {
    assert.equal(healthOf(aLink({ timeOfLastSync: instant('1999-01-01T00:00:00Z') }), undefined), 'ok');
  });

  it('is never said of a date without a zone', () => {
    assert.equal(healthOf(aLink({ timeOfLastSync: zoneless('1999-01-01 00:00:00.5') }), now), 'ok');
  });

  it('is not said of a link that never synced, or synced ahead of the server’s clock', () => {
    assert.equal(healthOf(aLink({ timeOfLastSync: undefined }), now), 'ok');
    assert.equal(healthOf(aLink({ timeOfLastSync: minutesAgo(-600) }), now), 'ok');
  });
});

describe('links: a link of which nothing is known', () => {
  it('is not given a bad name', () => {
    const fields = {
      lastUsn: undefined,
      maxUsn: undefined,
      status: undefined,
      voiceNameSyncStatus: undefined,
      timeOfLastSync: undefined,
      deleted: undefined,
      directorySynchronizationRole: undefined,
      warningMode: undefined,
    };
    assert.equal(healthOf(aLink(fields), now), 'ok');
  });
});

describe('links: a link whose fields cannot be read', () => {
  const sent = {
    ObjectId: aLink().objectId,
    Deleted: 'perhaps',
    TimeOfLastFailure: 'lately',
    TimeOfLastSync: 'soon',
    DirectorySynchronizationRole: '7',
    WarningMode: '-',
    Status: 'x',
    VoiceNameSyncStatus: 'y',
    LastUsn: 'many',
    MaxUsn: 'more',
    ObjectCount: 'lots',
    UseSSL: 'who knows',
  };

  it('names those that health is read from, and no others', async () => {
    const document = await readDocument(json(JSON.stringify(sent)));
    assert(document.kind === 'ok');
    const decoded = decodeLink(document.value, sent.ObjectId);
    assert(decoded.kind === 'ok');
    const ofHealth = Object.keys(sent).filter(
      (name) => !['ObjectId', 'ObjectCount', 'UseSSL'].includes(name),
    );
    assert.deepEqual(unreadHealthFields(decoded.value), ofHealth);
    assert.equal(Object.keys(decoded.value.problems).length, ofHealth.length + 2);
    assert.equal(healthOf(decoded.value, now), 'ok');
  });

  it('names none of a link that was read', () => {
    assert.deepEqual(unreadHealthFields(aLink()), []);
  });
});
