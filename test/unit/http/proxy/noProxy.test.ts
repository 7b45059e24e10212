import assert from 'node:assert/strict';
import { isExcepted } from '../../../../src/http/proxy/noProxy.ts';
import { targetOf } from '../../../../src/http/target.ts';

const cases: readonly [entry: string, origin: string, excepted: boolean][] = [
  ['*', 'https://cuc.example', true],
  ['cuc.example', 'https://cuc.example', true],
  ['CUC.Example', 'https://cuc.example', true],
  ['example', 'https://cuc.example', true],
  ['.example', 'https://cuc.example', true],
  ['*.example', 'https://cuc.example', true],
  ['.cuc.example', 'https://cuc.example', true],
  ['ample', 'https://cuc.example', false],
  ['cuc.example.org', 'https://cuc.example', false],
  ['cuc.example:8443', 'https://cuc.example:8443', true],
  ['cuc.example:8443', 'https://cuc.example', false],
  ['cuc.example:443', 'https://cuc.example', true],
  ['10.1.2.3', 'https://10.1.2.3', true],
  ['2.3', 'https://10.1.2.3', false],
  ['10.1.0.0/16', 'https://10.1.2.3', true],
  ['10.2.0.0/16', 'https://10.1.2.3', false],
  ['10.1.0.0/99', 'https://10.1.2.3', false],
  ['10.1.0.0/x', 'https://10.1.2.3', false],
  ['10.0.0.0/8', 'https://cuc.example', false],
  ['2001:db8::1', 'https://[2001:db8::1]', true],
  ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443', true],
  ['[2001:db8::1]:8443', 'https://[2001:db8::1]', false],
  ['2001:db8::/32', 'https://[2001:db8::1]', true],
  ['', 'https://cuc.example', false],
  ['.', 'https://cuc.example', false],
];

describe('exceptions from the proxy', () => {
  for (const [entry, origin, excepted] of cases) {
    it(`'${entry}' ${excepted ? 'covers' : 'does not cover'} ${origin}`, () =>
      assert.equal(isExcepted(targetOf(origin), [' other ', entry]), excepted));
  }
});
