import assert from 'node:assert/strict';
import { sameQuestion, sameToast } from './harness/changeTexts.ts';
import { listLocations } from './harness/flows/listLocations.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('what is looked at before a join', () => {
  const used = useWorkbench({ sandbox: {} });

  before(async () => {
    const { pages } = used.workbench;
    await listLocations(used, { Hub: 'CUC-HUB', London: 'CUC-LON-01', Lab: 'CUC-LAB-01' });
    await pages.serverRow.waitUntilRead('Hub', 5);
    await pages.serverRow.waitUntilRead('London', 2);
    await pages.serverRow.waitUntilRead('Lab', 0);
  });

  /** With the options as they are, up to the question. */
  const askFor = async (remote: string) => {
    const { serversView, quickInput, modal } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Hub'), 'Join HTTPS Link…');
    await quickInput.waitForTitle('Join Hub with a Remote Server');
    await quickInput.pick(remote);
    await quickInput.ticked();
    await quickInput.accept();
    await modal.waitForMessage(`Join Hub with ${remote}`);
    return modal.detail();
  };

  it('foresees a refusal, which the server then gives in its own words', async () => {
    const { modal, notifications } = used.workbench.pages;
    const detail = await askFor('London');
    assert(detail.includes('✗ Will be refused: There is a link to it already: CUC-LON-01.'), detail);
    await sameQuestion('join: question, foreseen to be refused', used.workbench.pages);
    await modal.click('Join Anyway');
    await notifications.toast('Hub:').getByRole('button', { name: 'Edit Again…' }).waitFor();
    await sameToast('join: refused', 'Hub:', used.workbench.pages);
    await notifications.dismiss('Hub:');
  });

  it('warns of what is advised against, and offers the option that the certificate needs', async () => {
    const { modal, notifications, serversView } = used.workbench.pages;
    const detail = await askFor('Lab');
    for (const sentence of [
      '⚠ A synchronization is still under way: CUC-FRA-01.',
      '⚠ Links of Hub after the join: 5, which Cisco supports from the 20,000-user overlay on.',
      '⚠ The certificate of the remote server is self-signed. The join will need AcceptSelfSignedCertificates.',
    ])
      assert(detail.includes(sentence), detail);
    assert(!detail.includes('✗'), detail);
    await sameQuestion('join: question, with warnings', used.workbench.pages);
    await modal.click('Join with AcceptSelfSignedCertificates');
    await notifications.waitFor('Hub: joined with CUC-LAB-01. Lab lists the link too.');
    await serversView.waitForLabel(serversView.links('CUC-LAB-01'), /, syncing, /);
  });
});
