import assert from 'node:assert/strict';
import { laterFinding } from '../../../src/links/laterFinding.ts';
import type { SentChange } from '../../../src/links/sentChange.ts';
import { aLink } from './aLink.ts';

const minute = 60_000;
const week = 7 * 24 * 60 * minute;
const old = aLink();
const made = aLink({
  objectId: '0b9f7f0e-61c5-4a0c-8a3d-7a0f4f5f1c22',
  displayName: 'Utrecht',
  baseFeedUrl: 'https://utr-uc-1.voice.example/feeder',
});
const joined = (remoteServer: string): SentChange => ({ kind: 'join', remoteServer, before: [old.objectId] });
const kindOf = (remoteServer: string, sinceMs: number) =>
  laterFinding(joined(remoteServer), [old, made], sinceMs).kind;

describe('links: what a later list says of a change', () => {
  it('takes the one new link for the join while nobody else can well have made it', () => {
    assert.equal(kindOf('10.1.2.3', 14 * minute), 'done');
  });

  it('takes it later too, when it leads to the joined host or name, in whatever form', () => {
    for (const name of ['UTR-uc-1.voice.example', 'utr-uc-1', 'utrecht', ' utr-uc-1.voice.example '])
      assert.equal(kindOf(name, week), 'done', name);
  });

  it('leaves it to a person when it may be somebody else’s', () => {
    assert.deepEqual(laterFinding(joined('10.1.2.3'), [old, made], week), { kind: 'several', links: [made] });
    assert.equal(kindOf('utr-uc-10.voice.example', week), 'several');
  });

  it('says of other changes what any list says', () => {
    const sent: SentChange = { kind: 'unjoin', objectId: old.objectId, name: 'Rotterdam' };
    assert.equal(laterFinding(sent, [made], week).kind, 'done');
    assert.equal(laterFinding(joined('x'), [old], week).kind, 'notYet');
  });
});
