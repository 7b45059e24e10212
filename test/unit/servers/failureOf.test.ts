import assert from 'node:assert/strict';
import { CupiError } from '../../../src/cupi/failure.ts';
import { TransportError } from '../../../src/http/failure.ts';
import { failureOf } from '../../../src/servers/failureOf.ts';

describe('servers: the failure an error carries', () => {
  const failure = { server: 'lab', operation: 'list', sent: false, kind: 'cancelled' } as const;

  it('is that of a CupiError, as it is', () => {
    assert.equal(failureOf(new CupiError(failure), 'other', 'join'), failure);
  });

  it('is that of a transport error, with the server and operation of the caller', () => {
    const error = new TransportError({ kind: 'tlsFailed', reason: 'other', code: 'X', sent: false });
    const expected = { kind: 'tlsFailed', reason: 'other', code: 'X', sent: false };
    assert.deepEqual(failureOf(error, 'lab', 'list'), { ...expected, server: 'lab', operation: 'list' });
    assert.deepEqual(failureOf(error), { ...expected, server: '', operation: 'probe' });
  });

  it('is found by name and shape: another bundle has another class', () => {
    const cupi = Object.assign(new Error('x'), { name: 'CupiError', failure });
    assert.equal(failureOf(cupi), failure);
    const transport = Object.assign(new Error('x'), {
      name: 'TransportError',
      transport: { kind: 'cancelled', sent: true },
    });
    assert.deepEqual(failureOf(transport, 'lab'), {
      kind: 'cancelled',
      sent: true,
      server: 'lab',
      operation: 'probe',
    });
  });

  it('is none for a fault of our own or what is no error', () => {
    for (const error of [
      undefined,
      null,
      'CupiError',
      { name: 'CupiError', failure },
      new TypeError('x'),
      Object.assign(new Error('x'), { name: 'CupiError' }),
      Object.assign(new Error('x'), { failure }),
      Object.assign(new Error('x'), { transport: {} }),
    ])
      assert.equal(failureOf(error), undefined);
  });
});
