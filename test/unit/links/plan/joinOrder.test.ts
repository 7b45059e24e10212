import assert from 'node:assert/strict';
import { afterJoins } from '../../../../src/links/plan/afterJoins.ts';
import { checkJoin } from '../../../../src/links/plan/checkJoin.ts';
import { joinOrder } from '../../../../src/links/plan/joinOrder.ts';
import { aJoinOf, aServer, hostOf } from './aSurvey.ts';

describe('links: the order of several joins', () => {
  it('is bottom up: fewest links first, unknown ones last, equals as they are listed', () => {
    const servers = [
      { name: 'hub', links: 3 },
      { name: 'unknown', links: undefined },
      { name: 'spoke', links: 0 },
      { name: 'pair', links: 1 },
      { name: 'other spoke', links: 0 },
    ];
    assert.deepEqual(
      joinOrder(servers).map(({ name }) => name),
      ['spoke', 'other spoke', 'pair', 'hub', 'unknown'],
    );
  });
});

describe('links: a join after others of the same server', () => {
  const seenBy = (neighbours: readonly string[], joined: readonly string[]) => {
    const there = aServer('ant', neighbours);
    const others = [
      there,
      ...joined.map((short) => aServer(short, neighbours.includes(short) ? ['ant'] : [])),
    ];
    const join = aJoinOf({ there, others, request: { remoteServer: hostOf('ant') } });
    const before = others.filter(({ host }) => joined.some((short) => host === hostOf(short)));
    return checkJoin(afterJoins(join, before)).map(({ seen }) => seen);
  };

  it('counts their links', () => {
    const counts = seenBy([], ['bru', 'gva']).flatMap((seen) =>
      seen.kind === 'linkCount' ? [[seen.name, seen.count]] : [],
    );
    assert.deepEqual(counts, [
      ['Server rtm', 3],
      ['Server ant', 1],
    ]);
  });

  it('sees the loop that two of one network would make', () => {
    const loop = seenBy(['bru'], ['bru']).find(({ kind }) => kind === 'sameNetwork');
    assert.deepEqual(loop, { kind: 'sameNetwork', path: ['RTM', 'BRU', 'ANT'] });
  });

  it('takes none of them for a synchronization under way', () => {
    const kinds = seenBy([], ['bru']).map(({ kind }) => kind);
    assert(kinds.includes('syncAtRest') && kinds.includes('separateNetworks'));
  });
});
