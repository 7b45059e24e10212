import assert from 'node:assert/strict';
import { sameQuestion, sameText, sameToast } from './harness/changeTexts.ts';
import { until } from './harness/until.ts';
import { listLocations } from './harness/flows/listLocations.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('a change before it is sent', () => {
  const used = useWorkbench({ sandbox: {} });

  before(async () => {
    const { pages } = used.workbench;
    await listLocations(used, { Hub: 'CUC-HUB', Lab: 'CUC-LAB-01' });
    await pages.serverRow.waitUntilRead('Hub', 5);
    await pages.serverRow.waitUntilRead('Lab', 0);
  });

  /** From the question to the page, and what it says. */
  const preview = async () => {
    const { modal, quickInput, editor } = used.workbench.pages;
    await modal.click('Preview…');
    await quickInput.option('Cancel').waitFor();
    await editor.waitFor('This page is a preview');
    return editor.wholeText();
  };

  it('is a page with the request, in which a join has dots for the password', async () => {
    const { serversView, quickInput, modal, clipboard } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Hub'), 'Join HTTPS Link…');
    await quickInput.waitForTitle('Join Hub with a Remote Server');
    await quickInput.pick('Lab');
    await quickInput.ticked();
    await quickInput.accept();
    await modal.waitForMessage('Join Hub with Lab');
    const text = await preview();
    const { password } = used.sandbox.server('CUC-LAB-01');
    assert(!text.includes(password), 'the preview shows the password');
    sameText('join: preview', text);

    await quickInput.pick('Copy as curl');
    const line = await until('a line for curl is copied', clipboard.text, (text) => text.startsWith('curl '));
    assert(line.includes('"RemotePassword":"•••"') && !line.includes(password), line);
    await quickInput.pick('Cancel');
    await quickInput.waitUntilClosed();
    await serversView.waitForLabel(serversView.server('Hub'), /5 links/);
  });

  it('marks in an update what cannot be taken back', async () => {
    const { serversView, quickInput, modal, notifications } = used.workbench.pages;
    await serversView.contextMenu(serversView.links('CUC-FRA-01'), 'Update HTTPS Link…');
    await quickInput.turn('SyncDistributionLists', 'on');
    await quickInput.turn('AcceptCertificateErrors', 'on');
    await quickInput.pick(/Review and send 2 changed fields/);
    await modal.waitForMessage('Update CUC-FRA-01 on Hub?');
    await sameQuestion('update: question', used.workbench.pages);
    sameText('update: preview', await preview());
    await quickInput.pick('Update');
    await notifications.waitFor('Hub: CUC-FRA-01 was updated.');
    await sameToast('update: done', 'Hub: CUC-FRA-01', used.workbench.pages);
    await notifications.dismiss('Hub: CUC-FRA-01');
  });

  it('says of an unjoin who loses sight of whom, and sends it from beside the page', async () => {
    const { serversView, quickInput, modal, notifications } = used.workbench.pages;
    await serversView.contextMenu(serversView.links('CUC-LON-01').first(), 'Unjoin HTTPS Link…');
    await modal.waitForMessage('Unjoin CUC-LON-01 from Hub?');
    await sameQuestion('unjoin: question', used.workbench.pages);
    sameText('unjoin: preview', await preview());
    await quickInput.pick('Unjoin');
    await notifications.waitFor('Hub: CUC-LON-01 is marked for removal');
    await sameToast('unjoin: done', 'Hub: CUC-LON-01', used.workbench.pages);
    await notifications.dismiss('Hub: CUC-LON-01');
  });

  it('names all that goes when a server leaves its network', async () => {
    const { serversView, quickInput, modal } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Hub'), 'Unjoin Server from HTTPS Network…');
    await quickInput.answer('Hub');
    await modal.waitForMessage('Unjoin Hub from its HTTPS network?');
    await sameQuestion('unjoin server: question', used.workbench.pages);
    sameText('unjoin server: preview', await preview());
    await quickInput.pick('Cancel');
    await quickInput.waitUntilClosed();
    await serversView.waitForLabel(serversView.server('Hub'), /5 links/);
  });
});
