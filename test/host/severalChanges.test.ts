import assert from 'node:assert/strict';
import { planAgain } from '../../src/commands/flows/several/planAgain.ts';
import type { Failure } from '../../src/cupi/failure.ts';
import type { ItemEnd } from '../../src/links/several.ts';
import { lostOfSeveral, resultPage, type NamedEnd } from '../../src/ui/text/several.ts';
import { aLink } from '../unit/links/aLink.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';
import { unaskedServer } from '../unit/servers/support/unaskedServer.ts';

const link = aLink();
const failure: Failure = {
  server: 'Denver',
  operation: 'update',
  sent: true,
  kind: 'cutOff',
  phase: 'body',
  code: 'X',
};

describe('one of several changes that is run again', () => {
  const profile = aProfile('https://denver.example:8443');
  const server = unaskedServer(profile);
  const change = { kind: 'update', link, fields: { displayName: 'new' } } as const;
  const item = { server, name: 'Rotterdam', change };
  const sent = { ...change, objectId: link.objectId, name: 'Rotterdam', was: {} } as const;
  const lost = { kind: 'notCarriedOut', failure, sent, entry: 'in the journal', at: new Date(0) } as const;
  const again = (end: ItemEnd, replan: Parameters<typeof planAgain>[2]) =>
    planAgain({ item, end, farEnd: undefined }, server, replan);

  it('is looked at first where its answer was lost', () => {
    const next = again(lost, (same) => same);
    assert.equal(next?.again, lost);
    assert.match(next.note ?? '', /the links are looked at once more/);
  });

  it('is settled although it shows by now, so that the journal learns of it', () => {
    const next = again(lost, () => undefined);
    assert.equal(next?.again, lost);
    assert.deepEqual(next.change, change);
    assert.match(next.note ?? '', /nothing is sent/);
  });

  it('is left out where it failed and nothing is left to change', () => {
    assert.equal(
      again({ kind: 'failed', failure }, () => undefined),
      undefined,
    );
  });
});

describe('the results of several changes', () => {
  const page = (end: Pick<NamedEnd, 'end' | 'rest'>) =>
    resultPage('Unjoin', [{ server: 'Denver', name: 'Köln', kind: 'unjoin', sync: undefined, ...end }], []);

  it('say what remains to happen on each end', () => {
    const changed = { objectId: link.objectId, link: aLink({ deleted: true }), ignored: [] };
    const text = page({ end: { kind: 'done', changed, lost: undefined }, rest: 'Köln has not noticed yet.' });
    assert.match(text, /Denver: Köln\n {2}Marked for removal\..*\n {2}Köln has not noticed yet\.\n/);
  });

  it('do not promise a mark where a fault may have come before the sending', () => {
    const text = page({ end: { kind: 'fault', error: new Error('ours') } });
    assert.match(
      text,
      /\n {2}Whether it was sent is not known[^\n]*\n {2}has it\.\n {2}Next: if it was sent, its server has a mark/,
    );
    assert.ok(
      text.split('\n').every((line) => line.length <= 84),
      'fits an editor beside the sidebar',
    );
  });

  it('name the change whose answer is lost, and what cancelling ends, while the others go on', () => {
    const text = lostOfSeveral('Denver', 'Köln');
    assert.match(text, /^Denver: Köln: the answer was lost\..* begins no other change\.$/);
  });
});
