import assert from 'node:assert/strict';
import { attentionRows } from '../../src/attention/attentionRows.ts';
import { attentionIn } from '../../src/servers/attention.ts';
import type { Server } from '../../src/servers/server.ts';
import { aLink, minutesAgo, now } from '../unit/links/aLink.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';

type Read = Parameters<typeof attentionRows>[0]['unreadable'][number];

const readAt = new Date(2019, 2, 4, 14, 2);

function server(name: string, state: Server['state']): Read {
  const profile = aProfile('https://10.0.0.7:8443', name, { name });
  return { profile, state, version: undefined, pausedUntil: () => undefined, busy: false };
}

function failing(count: number): Read {
  const links = Array.from({ length: count }, (_, nth) =>
    aLink({ objectId: `id-${nth}`, displayName: `uc-${nth}`, timeOfLastFailure: minutesAgo(1) }),
  );
  return server('Denver', {
    kind: 'ready',
    last: { links, serverNow: now, readAt, unchangedSince: readAt },
  });
}

function unreadable(name: string): Read {
  const call = { server: name, operation: 'list', sent: false } as const;
  const failure = { ...call, kind: 'unreachable', phase: 'tcp', code: 'ECONNREFUSED' } as const;
  return server(name, { kind: 'failed', failure, last: undefined });
}

describe('the rows of what needs attention', () => {
  const rowsOf = (...servers: readonly Read[]) => attentionRows(attentionIn(servers));

  it('name the server and the link, then servers that cannot be read', () => {
    const [link, other, ...more] = rowsOf(unreadable('Quito'), failing(1));
    assert.match(link ?? '', /^Denver: uc-0, /);
    assert.match(other ?? '', /^Quito: /);
    assert.deepEqual(more, []);
  });

  for (const [links, servers, shown, rest] of [
    [10, 0, 10, undefined],
    [11, 0, 10, 1],
    [9, 1, 10, undefined],
    [8, 3, 10, 1],
    [12, 2, 10, 4],
  ] as const) {
    it(`are ten at most: of ${links} links and ${servers} servers`, () => {
      const rows = rowsOf(
        failing(links),
        ...Array.from({ length: servers }, (_, nth) => unreadable(`uc-${nth}`)),
      );
      assert.equal(
        rows.slice(0, shown).filter((row) => row.startsWith('Denver: ')).length,
        Math.min(links, shown),
      );
      assert.deepEqual(rows.slice(shown), rest === undefined ? [] : [`and ${rest} more`]);
    });
  }
});
