import assert from 'node:assert/strict';
import { remoteHost } from '../../../src/commands/flows/remoteHost.ts';

describe('where a join with a configured server goes', () => {
  const reached = { host: 'reached.example', sandbox: false };

  it('is the host that the server gives for its own location', () => {
    assert.equal(remoteHost(' cuc1.example ', reached), 'cuc1.example');
    assert.equal(remoteHost('10.0.0.7', reached), '10.0.0.7');
  });

  it('is the host it is reached by where the server gives none, or what cannot be one', () => {
    for (const given of [
      undefined,
      '',
      'cuc1.example:8443',
      'https://cuc1.example',
      'cuc1.example/feeder',
      'a b',
      'x](command:y)',
    ])
      assert.equal(remoteHost(given, reached), 'reached.example', given);
    assert.equal(remoteHost('a b', { host: '127.0.0.1', sandbox: true }), undefined);
  });
});
