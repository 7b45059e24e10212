import assert from 'node:assert/strict';
import { nextAnswer } from '../../../src/servers/nextAnswer.ts';

describe('servers: the next answer', () => {
  /** Questions that were put, each to be answered by the test. */
  function asked() {
    const open: { readonly resolve: (answer: string) => void; readonly reject: (error: Error) => void }[] =
      [];
    const ask = nextAnswer(() => new Promise<string>((resolve, reject) => open.push({ resolve, reject })));
    return { open, ask };
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('is one for all that ask before it is asked for', async () => {
    const { open, ask } = asked();
    const both = Promise.all([ask(), ask()]);
    await settled();
    assert.equal(open.length, 1);
    open[0]?.resolve('none');
    assert.deepEqual(await both, ['none', 'none']);
  });

  it('is no answer that was under way before the question, and one for all that wait for that', async () => {
    const { open, ask } = asked();
    const first = ask();
    await settled();
    const later = Promise.all([ask(), ask()]);
    await settled();
    assert.equal(open.length, 1);
    open[0]?.resolve('old');
    assert.equal(await first, 'old');
    await settled();
    assert.equal(open.length, 2);
    open[1]?.resolve('new');
    assert.deepEqual(await later, ['new', 'new']);
  });

  it('is asked for again after one that failed', async () => {
    const { open, ask } = asked();
    const first = assert.rejects(ask(), { message: 'no' });
    await settled();
    const later = ask();
    open[0]?.reject(new Error('no'));
    await first;
    await settled();
    open[1]?.resolve('yes');
    assert.equal(await later, 'yes');
  });
});
