import assert from 'node:assert/strict';
import { targetOf } from '../../../src/http/target.ts';

describe('targetOf', () => {
  it('gives host, port and SNI; addresses have no SNI and no brackets', () => {
    assert.deepEqual(targetOf('https://a.example'), {
      host: 'a.example',
      port: 443,
      servername: 'a.example',
    });
    assert.deepEqual(targetOf('https://10.0.0.1:8443'), {
      host: '10.0.0.1',
      port: 8443,
      servername: undefined,
    });
    assert.deepEqual(targetOf('https://[::1]:8443'), { host: '::1', port: 8443, servername: undefined });
  });
});
