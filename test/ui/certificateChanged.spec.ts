import assert from 'node:assert/strict';
import { makeCertificate } from '../support/certificates.ts';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('a server whose certificate changes', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let trusted = '';
  let requests = 0;

  before(async () => {
    server = await startOtherServer({ dialect: 'json' });
    trusted = server.sha256;
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.open();
    await serverRow.waitFor('Denver', 'not signed in');
    assert.equal(server.requests.length, 0, 'nothing is sent before somebody signs in');
    await signIn(used.workbench.pages, 'Denver', server.password);
    await serverRow.waitUntilRead('Denver', 3);
  });
  after(() => server.close());

  it('says so in its row', async () => {
    const { serversView, serverRow } = used.workbench.pages;
    server.setCertificate(await makeCertificate());
    requests = server.requests.length;
    await serversView.contextMenu(serversView.server('Denver'), 'Test Connection');
    await serverRow.waitFor('Denver', 'certificate changed');
    await serverRow.waitFor('Denver', 'as of');
    await serversView.links("O'Higgins").waitFor();
  });

  it('is sent nothing, not even after a refresh and a reload', async () => {
    const { serversView } = used.workbench.pages;
    const stopped = () => used.workbench.log().match(/GET \S+ -> certificateChanged/g)?.length ?? 0;
    const before = stopped();
    await serversView.titleAction('Refresh');
    await until('the refresh has come to nothing', () => stopped() > before);
    await used.workbench.reload();
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitFor('Denver', 'certificate changed');
    await used.workbench.pages.serverRow.waitForNote('Its certificate is not the one you trusted.');
    assert.equal(server.requests.length, requests);
  });

  it('shows both fingerprints when the certificate is reviewed, and stops unless told otherwise', async () => {
    const { serversView, serverRow, modal } = used.workbench.pages;
    await serversView.inlineAction(serversView.server('Denver'), /Review Certificate…/);
    await modal.waitFor();
    assert.match(await modal.message(), /The certificate of Denver \(127\.0\.0\.1:\d+\) has changed/);
    const detail = await modal.detail();
    assert(detail.includes(trusted), detail);
    assert(detail.includes(server.sha256), detail);
    await modal.pressEnter();
    await serversView.contextMenu(serversView.server('Denver'), 'Test Connection');
    await serverRow.waitFor('Denver', 'certificate changed');
    assert.equal(server.requests.length, requests);
  });

  it('brings its links back once the new certificate is trusted, with the password still stored', async () => {
    const { serversView, serverRow, modal, quickInput } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Denver'), 'Review Certificate…');
    await modal.waitFor();
    await modal.click('Trust This Certificate');
    await serverRow.waitUntilRead('Denver', 3);
    await serversView.links("O'Higgins").waitFor();
    assert.equal(await quickInput.widget.count(), 0);
  });
});
