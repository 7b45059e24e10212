import assert from 'node:assert/strict';
import { ownTurn } from '../../../src/servers/ownTurn.ts';

describe('servers: a turn of the event loop of one’s own', () => {
  it('leaves others theirs between two of them', async () => {
    const seen: string[] = [];
    const others = () => {
      seen.push('other');
      if (seen.length < 10) setImmediate(others);
    };
    setImmediate(others);
    await Promise.all(['first', 'second', 'third'].map((name) => ownTurn().then(() => seen.push(name))));
    const between = seen.join(' ').split(/first|second|third/);
    assert.equal(between.length, 4);
    for (const part of between.slice(1, 3)) assert.match(part, /other/);
  });
});
