import assert from 'node:assert/strict';
import { sameQuestion, sameText, sameToast } from './harness/changeTexts.ts';
import { killExtensionHost } from './harness/killExtensionHost.ts';
import { listLocations } from './harness/flows/listLocations.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('a join of several servers', () => {
  const used = useWorkbench({ sandbox: { speed: 4 } });

  before(async () => {
    const { pages } = used.workbench;
    await listLocations(used, { Lab: 'CUC-LAB-01', Annex: 'CUC-LAB-02', Madrid: 'CUC-MAD-01' });
    await pages.serverRow.waitUntilRead('Lab', 0);
    await pages.serverRow.waitUntilRead('Annex', 0);
  });

  it('goes bottom up, offers the options that certificates need, and waits for the first synchronization', async () => {
    const { serversView, quickInput, modal, notifications } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Lab'), 'Join Several Servers…');
    await quickInput.waitForTitle('Join Several Servers with Lab');
    await quickInput.toggle('Madrid');
    await quickInput.toggle('Annex');
    await quickInput.accept();
    await quickInput.waitForStep(2, 2);
    await quickInput.accept();
    await modal.waitForMessage('Join 2 servers with Lab?');
    const detail = await modal.detail();
    assert(detail.indexOf('1. Annex') < detail.indexOf('2. Madrid'), detail);
    assert(
      detail.includes('AcceptCertificateErrors') && detail.includes('AcceptSelfSignedCertificates'),
      detail,
    );
    await sameQuestion('several: join question', used.workbench.pages);
    const verb = (await modal.buttons()).find((text) => text.startsWith('Join 2 Servers with'));
    assert(verb, 'the options are offered');
    await modal.click(verb);
    await notifications.waitFor('waiting for the first directory synchronization of Annex');
  });

  it('is taken up again after its window has died, without what was joined already', async () => {
    killExtensionHost(used.workbench.folder.userData);
    await used.workbench.reload();
    const { serversView, quickInput, modal, notifications, editor } = used.workbench.pages;
    await serversView.open();
    await sameToast('several: join interrupted', 'was interrupted', used.workbench.pages);
    await notifications.click('A join of several servers with Lab was interrupted: 1 left.', 'Resume…');
    await quickInput.waitForRow('Resume the interrupted join…', '1 left: Madrid');
    await quickInput.pick('Resume the interrupted join…');
    await modal.waitForMessage('Join 1 server with Lab?');
    const detail = await modal.detail();
    assert(
      detail.includes('First the synchronization of what is joined already is waited for: Annex.'),
      detail,
    );
    await modal.click('Join 1 Server');
    await notifications.click('Join of 1 server with Lab: 1 joined.', 'Show Results');
    await editor.waitFor('Annex (joined already)');
    sameText('several: join results', await editor.text());
    await serversView.links('CUC-MAD-01').first().waitFor();
  });

  it('is not offered again once it has ended', async () => {
    await used.workbench.reload();
    const { serversView, quickInput } = used.workbench.pages;
    await serversView.open();
    await used.workbench.pages.serverRow.waitUntilRead('Lab', 2);
    await serversView.contextMenu(serversView.server('Lab'), 'Join Several Servers…');
    await used.workbench.pages.notifications.waitFor(
      'There is no server in the list that Lab could still be joined',
    );
    assert.equal(await quickInput.widget.count(), 0);
  });
});
