import assert from 'node:assert/strict';
import { parseOrigin, type ParsedOrigin } from '../../../src/http/origin.ts';

const good: Readonly<Record<string, string>> = {
  host: 'https://host',
  ' HOST.example. ': 'https://host.example',
  'host:8443': 'https://host:8443',
  'host:443': 'https://host',
  'https://host:8443/cuadmin/x?y=a@b#z': 'https://host:8443',
  'HTTPS://Host/': 'https://host',
  'host/path@x': 'https://host',
  '10.1.2.3:8443': 'https://10.1.2.3:8443',
  '[::1]:443': 'https://[::1]',
  '[2001:DB8::1]:8443': 'https://[2001:db8::1]:8443',
  '2001:db8::1': 'https://[2001:db8::1]',
  'münchen.example': 'https://xn--mnchen-3ya.example',
  under_score: 'https://under_score',
};

const bad: Readonly<Record<string, Extract<ParsedOrigin, { ok: false }>['reason']>> = {
  '': 'empty',
  '  ': 'empty',
  'http://host': 'scheme',
  'ftp://host': 'scheme',
  'https://user:pass@host': 'userinfo',
  'user@host': 'userinfo',
  'host:': 'port',
  'host:0': 'port',
  'host:65536': 'port',
  'host:84x': 'port',
  'host:-1': 'port',
  'https://': 'malformed',
  'a..b': 'malformed',
  'a b': 'malformed',
  '-a.example': 'malformed',
  'ho%73t': 'malformed',
  'host\\x': 'malformed',
  '10.1': 'malformed',
  '0x7f.1': 'malformed',
  '256.1.1.1': 'malformed',
  '[::1': 'malformed',
  '[x]:1': 'malformed',
  '*.example': 'malformed',
  [`${'a'.repeat(64)}.example`]: 'malformed',
};

describe('parseOrigin', () => {
  for (const [input, origin] of Object.entries(good)) {
    it(`takes '${input}'`, () => {
      const parsed = parseOrigin(input);
      assert.equal(parsed.ok && parsed.origin, origin);
      if (parsed.ok) assert.deepEqual(parseOrigin(`${parsed.host}:${parsed.port ?? 443}`), parsed);
    });
  }

  for (const [input, reason] of Object.entries(bad)) {
    it(`refuses '${input}': ${reason}`, () => assert.deepEqual(parseOrigin(input), { ok: false, reason }));
  }
});
