import assert from 'node:assert/strict';
import { parseServerProxy, proxyHost } from '../../../../src/http/proxy/serverProxy.ts';

describe('a server’s own proxy', () => {
  for (const [typed, read] of Object.entries({
    '': 'auto',
    ' Auto ': 'auto',
    OFF: 'off',
    'http://proxy.example:3128/': 'http://proxy.example:3128',
    'https://proxy.example': 'https://proxy.example',
    'proxy.example:3128': 'http://proxy.example:3128',
    '10.0.0.1': 'http://10.0.0.1',
    '[2001:db8::1]:3128': 'http://[2001:db8::1]:3128',
  }))
    it(`'${typed}' is ${read}`, () => assert.equal(parseServerProxy(typed), read));

  for (const typed of [
    'socks5://proxy.example',
    'http://',
    'a b',
    'http://proxy.example/path',
    'http://proxy.example?x',
    'proxy.example:0',
    'proxy.example:99999',
  ])
    it(`'${typed}' is none`, () => assert.equal(parseServerProxy(typed), undefined));

  it('is shown without the password it may hold', () =>
    assert.equal(proxyHost('http://user:secret@proxy.example:3128'), 'proxy.example:3128'));
});
