import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import type { Server } from '../../../src/servers/server.ts';
import { filterOf, hasRow, judge, shownLinks } from '../../../src/tree/shownRows.ts';
import { sortLinks, sortServers } from '../../../src/tree/sortRows.ts';
import { unfiltered, type OnlyChoice, type ViewState } from '../../../src/tree/viewState.ts';
import { aLink, minutesAgo, now, zoneless } from '../links/aLink.ts';
import { aProfile } from '../servers/support/aProfile.ts';

const failing: Partial<HttpsLink> = { timeOfLastFailure: minutesAgo(1) };

function link(name: string, different: Partial<HttpsLink> = {}): HttpsLink {
  return aLink({ displayName: name, objectId: `id-of-${name}`, baseFeedUrl: undefined, ...different });
}

function ready(...links: HttpsLink[]): Server['state'] {
  return { kind: 'ready', last: { links, serverNow: now, readAt: new Date(), unchangedSince: new Date() } };
}

const failed: Server['state'] = {
  kind: 'failed',
  failure: { kind: 'timeout', server: 'Denver', operation: 'list', sent: true, phase: 'headers', afterMs: 1 },
  last: undefined,
};

function server(name: string, state: Server['state']) {
  return { profile: aProfile('https://10.0.0.7:8443', 'operator', { name }), state };
}

type Row = ReturnType<typeof server>;

function rowsOf(of: Row, view: ViewState) {
  const [judged, filter] = [judge(of), filterOf(view)];
  const rows = { shown: hasRow(judged, filter), links: shownLinks(judged, filter) };
  assert(rows.shown || rows.links.length === 0, 'links without their server');
  return rows;
}

function namesOf(of: Row, different: Partial<ViewState>): readonly (string | undefined)[] {
  const view = { ...unfiltered, ...different };
  return sortLinks(rowsOf(of, view).links, view.order).map((row) => row.link.displayName);
}

function hasAll(words: readonly string[], texts: readonly string[]): boolean {
  return words.every((word) => texts.some((text) => new RegExp(word, 'iu').test(text)));
}

describe('what the view shows of a server', () => {
  const denver = server(
    'Denver',
    ready(
      link('Köln', { baseFeedUrl: 'https://cgn-uc-1.voice.example/feeder' }),
      link('Boston', failing),
      link('Lyon'),
    ),
  );

  it('is all of it without a filter, in its own order', () => {
    assert.deepEqual(namesOf(denver, {}), ['Köln', 'Boston', 'Lyon']);
    assert(rowsOf(server('Empty', { kind: 'notLoaded', last: undefined }), unfiltered).shown);
  });

  it('is all of it where the server matches, by name, host or user', () => {
    for (const text of ['denv', '10.0.0.7:8443', 'OPERATOR', 'denver oper'])
      assert.equal(namesOf(denver, { text }).length, 3, text);
  });

  it('is the links that match, by name, remote host or ObjectId', () => {
    assert.deepEqual(namesOf(denver, { text: 'köln' }), ['Köln']);
    assert.deepEqual(namesOf(denver, { text: 'cgn-UC' }), ['Köln']);
    assert.deepEqual(namesOf(denver, { text: 'id-of-l' }), ['Lyon']);
  });

  it('wants every word, one of them in the server and another in the link', () => {
    assert.deepEqual(namesOf(denver, { text: 'denver lyon' }), ['Lyon']);
    assert.deepEqual(namesOf(denver, { text: 'köln lyon' }), []);
    assert(!rowsOf(denver, { ...unfiltered, text: 'köln lyon' }).shown);
    assert(rowsOf(denver, { ...unfiltered, text: 'köln cgn' }).shown);
    assert(!rowsOf(denver, { ...unfiltered, text: 'köln nowhere' }).shown);
  });

  it('has no word that begins in the server and ends in a link, or in one link and another', () => {
    for (const text of ['8443k', '8443köln', 'id-of-bostonl']) {
      assert.deepEqual(namesOf(denver, { text }), [], text);
      assert(!rowsOf(denver, { ...unfiltered, text }).shown, text);
    }
  });

  it('is what each text by itself would tell, whatever the letters', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'k', '\u212a', 's', 'S', 'ſ', 'ß', 'İ', 'i', 'ı', 'σ', 'ς', '-'),
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        word,
        fc.array(fc.tuple(word, fc.boolean()), { maxLength: 4 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.subarray<OnlyChoice>(['failing', 'ok', 'serverError']),
        fc.boolean(),
        (name, links, words, only, isDown) => {
          const rows = links.map(([each, fails]) => link(each, fails ? failing : {}));
          const { last } = ready(...rows);
          const of = server(name, isDown ? { ...failed, last } : ready(...rows));
          const own = [name, 'operator', '10.0.0.7:8443'];
          const whole = only.length === 0 || (isDown && only.includes('serverError'));
          const found = rows.filter((row) => {
            const texts = [...own, row.displayName ?? '', row.objectId];
            const health = row.timeOfLastFailure ? 'failing' : 'ok';
            return hasAll(words, texts) && (whole || only.includes(health));
          });
          const { shown, links: got } = rowsOf(of, { ...unfiltered, only, text: words.join(' ') });
          assert.deepEqual(
            got.map((row) => row.link),
            found,
          );
          assert.equal(shown, found.length > 0 || (whole && hasAll(words, own)));
        },
      ),
    );
  });

  it('is the links of the chosen healths, and hides a server without any', () => {
    assert.deepEqual(namesOf(denver, { only: ['failing', 'alert'] }), ['Boston']);
    assert.deepEqual(namesOf(denver, { only: ['failing'], text: 'denver' }), ['Boston']);
    assert.deepEqual(namesOf(denver, { only: ['failing'], text: 'lyon' }), []);
    assert(!rowsOf(denver, { ...unfiltered, only: ['failing'], text: 'lyon' }).shown);
    assert(rowsOf(denver, { ...unfiltered, only: ['failing'], text: 'boston' }).shown);
    const both = server(
      'Both',
      ready(link('Late', { lastUsn: 1n, maxUsn: 2n, timeOfLastSync: minutesAgo(60) })),
    );
    for (const only of ['behind', 'stale'] as const)
      assert.deepEqual(namesOf(both, { only: [only] }), ['Late']);
    assert(!rowsOf(denver, { ...unfiltered, only: ['alert'], text: 'denver' }).shown);
  });

  it('is a server with an error where those are chosen', () => {
    const view: ViewState = { ...unfiltered, only: ['serverError'] };
    const refused = { kind: 'signedOut', refused: true, last: undefined } as const;
    assert(rowsOf(server('Down', failed), view).shown);
    assert(rowsOf(server('Refused', refused), view).shown);
    assert(!rowsOf(server('Out', { ...refused, refused: false }), view).shown);
    assert(!rowsOf(denver, view).shown);
    assert(!rowsOf(server('Down', failed), { ...view, text: 'other' }).shown);
  });

  it('looks anew where the list is another one, and keeps the texts of one that is the same', () => {
    const first = judge(denver);
    const again = judge({ ...denver, state: { ...denver.state } }, first);
    assert.equal(again.texts(), first.texts());
    const other = judge({ ...denver, state: ready(link('Paris')) }, again);
    assert(hasRow(other, filterOf({ ...unfiltered, text: 'paris' })));
    assert(!hasRow(other, filterOf({ ...unfiltered, text: 'lyon' })));
  });

  it('finds the same time and again, and another name after a change', () => {
    const renamed = { ...denver, profile: { ...denver.profile, name: 'Boulder' } };
    for (let time = 0; time < 2; time += 1) {
      assert.equal(namesOf(denver, { text: 'denver' }).length, 3);
      assert.equal(namesOf(renamed, { text: 'denver' }).length, 0);
    }
  });
});

describe('the order of rows', () => {
  it('of links by name is that of people, numbers by their value', () => {
    const one = server('One', ready(link('uc-10'), link('UC-2'), link('Ähre'), link('Zoo'), link('azur')));
    assert.deepEqual(namesOf(one, { order: 'name' }), ['Ähre', 'azur', 'UC-2', 'uc-10', 'Zoo']);
  });

  it('of links by health is worst first, and stable', () => {
    const links = [
      link('a'),
      link('b', failing),
      link('c'),
      link('d', { deleted: true }),
      link('e', failing),
    ];
    const odd = link('f', { problems: { Status: '?' } });
    assert.deepEqual(namesOf(server('One', ready(...links, odd)), { order: 'health' }), [
      'd',
      'b',
      'e',
      'f',
      'a',
      'c',
    ]);
  });

  it('of links by last synchronization is never, oldest, newest, then what has no zone', () => {
    const links = [
      link('zoneless', { timeOfLastSync: zoneless('2019-03-04T01:00:00') }),
      link('new', { timeOfLastSync: minutesAgo(1) }),
      link('never', { timeOfLastSync: undefined }),
      link('old', { timeOfLastSync: minutesAgo(9) }),
    ];
    const order = namesOf(server('One', ready(...links)), { order: 'lastSync' });
    assert.deepEqual(order, ['never', 'old', 'new', 'zoneless']);
  });

  it('of servers follows name and health, and is that of the settings else', () => {
    const servers = [
      server('uc-10', ready(link('a'))),
      server('uc-9', ready(link('a'), link('b', failing))),
      server('uc-8', { kind: 'notLoaded', last: undefined }),
      server('uc-7', failed),
      server('uc-6', { kind: 'signedOut', refused: false, last: undefined }),
      server('uc-5', ready(link('a'))),
    ];
    const judged = servers.map((one) => ({ judged: judge(one) }));
    const sorted = (order: ViewState['order']) =>
      sortServers(judged, order).map(({ judged: { profile } }) => profile.name);
    assert.deepEqual(sorted('name'), ['uc-5', 'uc-6', 'uc-7', 'uc-8', 'uc-9', 'uc-10']);
    assert.deepEqual(sorted('health'), ['uc-7', 'uc-6', 'uc-9', 'uc-10', 'uc-5', 'uc-8']);
    assert.deepEqual(sorted('lastSync'), ['uc-10', 'uc-9', 'uc-8', 'uc-7', 'uc-6', 'uc-5']);
    assert.deepEqual(sorted('settings'), sorted('lastSync'));
  });
});
