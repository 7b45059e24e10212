import assert from 'node:assert/strict';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { startRawProxy, type RawProxy } from '../support/rawProxy.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const refusal = 'HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n';

describe('a server behind a proxy', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let proxy: RawProxy;
  let strict = false;

  before(async () => {
    server = await startOtherServer({ dialect: 'json' });
    proxy = await startRawProxy({
      answer: ({ headers }, socket) => {
        if (!strict || headers.has('proxy-authorization')) return false;
        socket.end(refusal);
        return true;
      },
    });
    const entry = profileEntry('Denver', server, { proxy: `http://127.0.0.1:${proxy.port}` });
    await used.workbench.changeSettings({ 'cucLinks.servers': [entry] });
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitFor('Denver', 'not signed in');
  });
  after(async () => {
    await server.close();
    await proxy.close();
  });

  it('is looked at, signed in to and read through it', async () => {
    await signIn(used.workbench.pages, 'Denver', server.password);
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
    assert(proxy.asked.length > 0);
    for (const { line } of proxy.asked) assert.equal(line, `CONNECT 127.0.0.1:${server.port} HTTP/1.1`);
    assert(!proxy.received().includes('Basic'), 'the proxy sees no password');
  });

  it('is not blamed for a proxy that wants a password', async () => {
    strict = true;
    await used.workbench.reload();
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.open();
    await serverRow.waitFor('Denver', 'proxy error');
    await serverRow.waitForNote(`The proxy 127.0.0.1:${proxy.port} asks for a user name and password (407).`);
  });

  it('is read again once http.proxyAuthorization has it', async () => {
    await used.workbench.changeSettings({ 'http.proxyAuthorization': 'Basic dTpw' });
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
    assert(!used.workbench.log().includes('dTpw'));
  });
});
