import assert from 'node:assert/strict';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('the journal of changes', () => {
  const used = useWorkbench({ sandbox: {} });
  const lens = (title: string) =>
    used.workbench.page.locator('.codelens-decoration').getByText(title, { exact: true });

  before(async () => {
    const { baseUrl, user, password } = used.sandbox.server('CUC-HUB');
    const { hostname: host, port } = new URL(baseUrl);
    await used.workbench.changeSettings({
      'cucLinks.servers': [profileEntry('Hub', { host, port: Number(port), user })],
    });
    const { pages } = used.workbench;
    await pages.serversView.open();
    await signIn(pages, 'Hub', password);
    await pages.serverRow.waitUntilRead('Hub', 5);
  });

  it('says that nothing was sent, until a change is', async () => {
    const { palette, editor, serversView, modal, notifications } = used.workbench.pages;
    await palette.run('Unity Connection: Show Change Journal');
    await editor.waitFor('No change has been sent from this machine yet.');
    await serversView.contextMenu(serversView.links('CUC-LON-01').first(), 'Unjoin HTTPS Link…');
    await modal.waitForMessage('Unjoin CUC-LON-01 from Hub?');
    await modal.click('Unjoin');
    await notifications.waitFor('Hub: CUC-LON-01');
    await notifications.dismiss('Hub: CUC-LON-01');
    await editor.waitFor('unjoin of CUC-LON-01');
    await editor.waitFor('Done, and read back.');
  });

  it('copies the request of a change, without a password', async () => {
    const { clipboard } = used.workbench.pages;
    await lens('Copy Request').click();
    await used.workbench.page.getByText('Copied as curl, without passwords').first().waitFor();
    const line = await clipboard.text();
    assert.match(line, /^curl --user '.+' --request DELETE 'https:.+\/operation\/unjoin\/[0-9a-f-]{36}'$/);
  });

  it('asks for a join of the same two, with what the link had and no password', async () => {
    const { quickInput } = used.workbench.pages;
    await lens('Join Again…').click();
    await quickInput.waitForTitle('Join Hub with a Remote Server');
    await quickInput.pick('Another server…');
    await quickInput.waitForMessage('RemoteServer');
    assert.match(await quickInput.input.inputValue(), /cuc-lon/);
    await quickInput.cancel();
    await quickInput.waitUntilClosed();
  });

  it('opens for one server from its row', async () => {
    const { serversView, editor } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Hub'), 'Show Change Journal');
    await editor.waitFor('Hub: 1 change.');
    await lens('Export…').waitFor();
  });
});
