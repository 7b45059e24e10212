import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { healthOf } from '../../src/links/health.ts';
import type { HttpsLink } from '../../src/cupi/httpsLink.ts';
import { linkItem } from '../../src/tree/linkItem.ts';
import { healthSentence, healthWord } from '../../src/ui/text/health.ts';
import { serverStateWords } from '../../src/ui/text/serverState.ts';
import { dateText, timeAndAge } from '../../src/ui/text/time.ts';
import { aLink, minutesAgo, now } from '../unit/links/aLink.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';

describe('the health of a link in words', () => {
  const unread = { problems: { WarningMode: '-', LastUsn: 'many' } };
  const clock = { serverNow: now, from: 'second' } as const;
  const told = (link: HttpsLink) => {
    const health = healthOf(link, now);
    return { word: healthWord(link, now), sentence: healthSentence(link, health, { clock }) };
  };
  const row = (link: HttpsLink) => {
    const server = { profile: aProfile('https://127.0.0.1:8443'), state: stateOf(link) };
    const { iconPath, description } = linkItem({ server, link, key: link.objectId });
    assert(iconPath instanceof vscode.ThemeIcon);
    return { icon: iconPath.id, description };
  };
  const serverWords = (link: HttpsLink) =>
    serverStateWords({ state: stateOf(link), version: undefined, pausedUntil: () => undefined, busy: false });

  it('is ok only where everything that speaks of it could be read', () => {
    assert.deepEqual(told(aLink()).word, 'ok');
    assert.match(told(aLink()).sentence, /^In step with the far end/);
    assert.deepEqual(row(aLink()), { icon: 'pass', description: 'ok' });
    assert.equal(serverWords(aLink()), '1 link');

    const { word, sentence } = told(aLink(unread));
    assert.equal(word, 'not known');
    assert.match(sentence, /not known: what the server sent for WarningMode, LastUsn cannot be read\.$/);
    assert.deepEqual(row(aLink(unread)), { icon: 'question', description: 'not known' });
    assert.equal(serverWords(aLink(unread)), '1 needs attention · 1 link');
  });

  it('names with behind why it does not come right by itself', () => {
    const link = aLink({ lastUsn: 1n, maxUsn: 2n, timeOfLastSync: minutesAgo(60) });
    assert.equal(told(link).word, 'behind, stale');
    assert.equal(row(link).description, 'behind, stale');
    assert.match(serverWords(link), /^1 needs attention/);
    assert.equal(told(aLink({ lastUsn: 1n, maxUsn: 2n })).word, 'behind');
  });

  it('keeps the worse state that is known, and says that more may be wrong', () => {
    const { word, sentence } = told(aLink({ ...unread, status: 'syncing' }));
    assert.equal(word, 'syncing, partly unreadable');
    assert.match(sentence, /is running\. What the server sent for WarningMode, LastUsn cannot be read\.$/);
    assert.equal(row(aLink({ ...unread, status: 'syncing' })).icon, 'sync');
    assert.match(serverWords(aLink({ ...unread, status: 'syncing' })), /^1 needs attention/);
  });

  it('says since when it is so, exactly and by the server’s clock, and what to do', () => {
    const behind = { lastUsn: 4n };
    const of = (fields: Partial<HttpsLink>) => told(aLink(fields)).sentence;
    assert.match(of(behind), /:54:00.* \(6 minutes ago\) .* The rest comes with the next/);
    assert.match(
      of({ ...behind, timeOfLastSync: minutesAgo(46) }),
      /\(46 minutes ago\) .* Nothing .* Task Management/,
    );
    assert.match(
      of({ timeOfLastSync: minutesAgo(125) }),
      /since .*:55:00.* \(2 hours ago\)\. Check in Task Management/,
    );
    assert.match(
      of({ timeOfLastFailure: minutesAgo(3) }),
      /failed at .*:57:00.* \(3 minutes ago\)\. Check that/,
    );
    const marked = aLink({ deleted: true });
    const since = healthSentence(marked, 'pendingRemoval', {
      clock,
      markedSince: new Date(now.getTime() - 7_200_000),
    });
    assert.match(
      since,
      /check in Task Management .* seen it so since .*:00:00.* \(2 hours ago\); the server does not say/,
    );
    assert.match(of({ deleted: true }), /enabled on this server\.$/);
  });

  it('tells ages to the second where they are written anew, and from an hour on where they stay', () => {
    const told = (from: 'second' | 'hour', minutes: number) => {
      const at = new Date(now.getTime() - minutes * 60_000);
      return timeAndAge({ kind: 'instant', at, text: '' }, { serverNow: now, from }).replace(
        dateText(at),
        '',
      );
    };
    assert.deepEqual(
      [0, 1, 59.9, 60, 130, -1, -60].map((minutes) => [told('second', minutes), told('hour', minutes)]),
      [
        [' (now)', ' (within the last hour)'],
        [' (1 minute ago)', ' (within the last hour)'],
        [' (59 minutes ago)', ' (within the last hour)'],
        [' (1 hour ago)', ' (1 hour ago)'],
        [' (2 hours ago)', ' (2 hours ago)'],
        [' (in 1 minute)', ''],
        [' (in 1 hour)', ' (in 1 hour)'],
      ],
    );
  });

  it('counts changes that are missing, one as one', () => {
    assert.match(told(aLink({ lastUsn: 4n, maxUsn: 5n })).sentence, /^One change of the far end was not/);
    assert.match(told(aLink({ lastUsn: 3n, maxUsn: 5n })).sentence, /^2 changes of the far end were not/);
  });
});

function stateOf(link: HttpsLink) {
  return {
    kind: 'ready',
    last: { links: [link], serverNow: now, readAt: now, unchangedSince: now },
  } as const;
}
