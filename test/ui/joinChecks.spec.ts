import assert from 'node:assert/strict';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('what is looked at before a join', () => {
  const used = useWorkbench({ sandbox: {} });
  const place = (location: string) => {
    const { baseUrl, user } = used.sandbox.server(location);
    const { hostname: host, port } = new URL(baseUrl);
    return { host, port: Number(port), user };
  };

  before(async () => {
    const names = { Hub: 'CUC-HUB', London: 'CUC-LON-01', Lab: 'CUC-LAB-01' };
    await used.workbench.changeSettings({
      'cucLinks.servers': Object.entries(names).map(([name, location]) =>
        profileEntry(name, place(location)),
      ),
    });
    const { pages } = used.workbench;
    await pages.serversView.open();
    for (const [name, location] of Object.entries(names))
      await signIn(pages, name, used.sandbox.server(location).password);
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
    await modal.click('Join Anyway');
    await notifications.toast('Hub:').getByRole('button', { name: 'Edit Again…' }).waitFor();
    await notifications.dismiss('Hub:');
  });

  it('warns of what is advised against, and offers the option that the certificate needs', async () => {
    const { modal, notifications, serversView } = used.workbench.pages;
    const detail = await askFor('Lab');
    for (const sentence of [
      '⚠ A synchronization is still under way: CUC-FRA-01.',
      '⚠ Hub will have 5 links: Cisco supports that from the 20,000-user overlay on.',
      '⚠ The certificate of the remote server is self-signed. The join will need AcceptSelfSignedCertificates.',
    ])
      assert(detail.includes(sentence), detail);
    assert(!detail.includes('✗'), detail);
    await modal.click('Join with AcceptSelfSignedCertificates');
    await notifications.waitFor('Hub: joined with CUC-LAB-01.');
    await serversView.waitForLabel(serversView.links('CUC-LAB-01'), /, syncing, /);
  });
});
