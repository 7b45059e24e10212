import assert from 'node:assert/strict';
import { loadOnce } from '../../../src/ui/loadOnce.ts';

describe('ui: what is loaded with the first that asks for it', () => {
  it('is loaded once for all, and not before', async () => {
    let loads = 0;
    const load = loadOnce(() => Promise.resolve((loads += 1)));
    assert.equal(loads, 0);
    assert.deepEqual(await Promise.all([load(), load()]), [1, 1]);
    assert.equal(await load(), 1);
  });

  it('is loaded again after a failure, which all that waited for it are told', async () => {
    let loads = 0;
    const load = loadOnce(() => {
      loads += 1;
      return loads === 1 ? Promise.reject(new Error('not there')) : Promise.resolve(loads);
    });
    const both = await Promise.allSettled([load(), load()]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.equal(await load(), 2);
    assert.equal(loads, 2);
  });
});
