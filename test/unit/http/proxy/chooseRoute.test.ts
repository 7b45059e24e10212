import assert from 'node:assert/strict';
import { proxyName, type Route } from '../../../../src/http/proxy/route.ts';
import { routeTo } from '../../../support/routes.ts';

const cuc = 'https://cuc.example:8443';

/** `direct`, or the proxy and where it was named. */
function said(route: Route): string {
  if (route.kind === 'direct') return 'direct';
  const { source } = route.kind === 'proxy' ? route.proxy : route;
  const from = source.kind === 'environment' ? source.variable : source.kind;
  return `${route.kind === 'proxy' ? proxyName(route.proxy) : route.reason} from ${from}`;
}

describe('the route to a server', () => {
  const proxy = 'http://set.example:3128';
  const environment = { HTTPS_PROXY: 'http://upper.example:1', https_proxy: 'lower.example:2' };

  it('is direct when nothing is set', () => assert.equal(said(routeTo(cuc, 'auto')), 'direct'));

  it('takes http.proxy before the environment, and there the variables in VS Code’s order', () => {
    assert.equal(said(routeTo(cuc, 'auto', { proxy, environment })), 'set.example:3128 from setting');
    assert.equal(said(routeTo(cuc, 'auto', { environment })), 'lower.example:2 from https_proxy');
    const http = { HTTP_PROXY: 'http://plain.example' };
    assert.equal(said(routeTo(cuc, 'auto', { environment: http })), 'plain.example:80 from HTTP_PROXY');
  });

  it('looks at the environment alone when http.proxySupport is off', () => {
    const set = {
      support: 'off',
      proxy,
      noProxy: ['*'],
      authorization: 'Basic x',
      strict: false,
      environment,
    };
    const route = routeTo(cuc, 'auto', set);
    assert.equal(said(route), 'lower.example:2 from https_proxy');
    assert(route.kind === 'proxy');
    assert.deepEqual([route.proxy.authorization, route.proxy.strict], [undefined, true]);
    assert.equal(said(routeTo(cuc, 'auto', { support: 'off', proxy })), 'direct');
  });

  it('heeds http.noProxy, and NO_PROXY only while that is empty', () => {
    const exceptions = { NO_PROXY: 'other.example, cuc.example' };
    assert.equal(said(routeTo(cuc, 'auto', { proxy, environment: exceptions })), 'direct');
    const both = { proxy, environment: exceptions, noProxy: ['elsewhere.example'] };
    assert.equal(said(routeTo(cuc, 'auto', both)), 'set.example:3128 from setting');
  });

  it('reaches this machine directly, unless the server’s own proxy is an address', () => {
    for (const host of ['localhost', '127.0.0.1', '127.8.9.10', '[::1]', 'lab.localhost'])
      assert.equal(said(routeTo(`https://${host}`, 'auto', { proxy })), 'direct', host);
    assert.equal(
      said(routeTo('https://localhost', 'own.example:81', { proxy })),
      'own.example:81 from server',
    );
  });

  it('obeys the server’s own proxy whatever else is set', () => {
    const set = { proxy, environment, noProxy: ['*'] };
    assert.equal(said(routeTo(cuc, 'https://own.example', set)), 'own.example:443 from server');
    assert.equal(said(routeTo(cuc, 'off', { proxy, environment })), 'direct');
  });

  it('keeps http.proxyAuthorization and http.proxyStrictSSL for the server’s own proxy when http.proxySupport is off', () => {
    const set = { support: 'off', authorization: 'Basic set', strict: false };
    const route = routeTo(cuc, 'https://own.example', set);
    assert(route.kind === 'proxy');
    assert.deepEqual([route.proxy.authorization, route.proxy.strict], ['Basic set', false]);
  });

  it('takes a password from the address before http.proxyAuthorization', () => {
    const authorization = 'Basic set';
    const own = routeTo(cuc, 'http://u:p%25%40@own.example', { authorization });
    const plain = routeTo(cuc, 'http://own.example', { authorization });
    assert(own.kind === 'proxy' && plain.kind === 'proxy');
    assert.equal(own.proxy.authorization, `Basic ${Buffer.from('u:p%@').toString('base64')}`);
    assert.equal(plain.proxy.authorization, authorization);
  });

  it('says what is no address of an HTTP proxy, without repeating it', () => {
    const socks = routeTo(cuc, 'auto', { proxy: 'socks5://u:secret@s.example' });
    assert.equal(said(socks), 'scheme from setting');
    const broken = routeTo(cuc, 'auto', { environment: { https_proxy: 'http://u:secret@[broken' } });
    assert.equal(said(broken), 'malformed from https_proxy');
    assert(!JSON.stringify([socks, broken]).includes('secret'));
  });
});
