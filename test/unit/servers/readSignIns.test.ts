import assert from 'node:assert/strict';
import { findSignIn, readSignIns } from '../../../src/servers/readSignIns.ts';

const lab = { name: 'Lab', user: 'lena' };

describe('servers: reading the shared sign-ins', () => {
  it('trims, keeps the order, and has none where there is no list', () => {
    const prod = { name: 'Prod', user: 'pia' };
    assert.deepEqual(readSignIns([{ name: ' Lab ', user: ' lena ' }, prod]), [lab, prod]);
    for (const value of [undefined, null, [], 'x', 5, lab]) assert.deepEqual(readSignIns(value), []);
  });

  it('passes over what is malformed and the second of a name', () => {
    const bad = [
      null,
      'Lab',
      {},
      { name: 'A' },
      { user: 'a' },
      { name: ' ', user: 'a' },
      { name: 'A', user: 'a:b' },
    ];
    const unseen = { name: 'zero\u200bwidth', user: 'a' };
    assert.deepEqual(readSignIns([...bad, unseen, lab, { name: 'LAB', user: 'other' }]), [lab]);
  });

  it('finds one by its name without case', () => {
    assert.equal(findSignIn(' lAB', [lab]), lab);
    assert.equal(findSignIn('Lab 2', [lab]), undefined);
  });
});
