import assert from 'node:assert/strict';
import { listJson } from '../../src/sandbox/wire/toJson.ts';
import { listedServers } from '../bench/support/listedServers.ts';
import { makeCertificate } from '../support/certificates.ts';
import { manyLinks } from '../support/manyLinks.ts';
import { response, startRawTlsServer, type RawTlsServer } from '../support/rawTlsServer.ts';
import { launchWorkbench, type Workbench } from './harness/workbench.ts';

/** Few enough for the last list to come before a reading gives up. */
const count = 250;
const everyMs = 100;

/** VS Code shows nothing new of a view for as long as news of it follows upon news. */
describe('servers that answer one after the other', () => {
  let server: RawTlsServer;
  let workbench: Workbench;
  /** Lists that have been asked for. */
  const waiting: (() => void)[] = [];
  let answering: NodeJS.Timeout | undefined;

  before(async () => {
    const certificate = await makeCertificate();
    const list = response(200, listJson('HttpsLink', manyLinks(1)), ['Content-Type: application/json']);
    server = await startRawTlsServer(certificate, ({ path }, socket) => {
      if (path === '/vmrest/httpslinks/') waiting.push(() => void socket.write(list));
      else socket.write(response(404));
    });
    const place = { origin: server.origin, sha256: certificate.sha256 };
    workbench = await launchWorkbench({ env: listedServers(place, count, 'uc-') });
  });
  after(async () => {
    clearInterval(answering);
    await workbench.close();
    await server.close();
  });

  it('have their rows, and the filter that is typed meanwhile, shown before the last of them has answered', async () => {
    const { palette, quickInput, serversView, serverRow } = workbench.pages;
    await serversView.open();
    await serverRow.waitFor('uc-0', 'connecting');
    answering = setInterval(() => waiting.shift()?.(), everyMs);
    await serverRow.waitFor('uc-0', '1 link');
    assert(waiting.length > 0, 'the first row came with the last');
    await palette.run('Unity Connection: Filter Servers and Links…');
    await quickInput.waitForTitle('Filter Servers and Links');
    await workbench.page.keyboard.type('uc-24');
    await serversView.container.locator('.message').filter({ hasText: 'in 11 servers (uc-24)' }).waitFor();
    await serverRow.waitFor('uc-249', 'connecting');
    assert(waiting.length > 0, 'the filter was shown with the last');
  });
});
