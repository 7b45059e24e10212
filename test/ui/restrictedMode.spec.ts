import assert from 'node:assert/strict';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const strange = { name: 'Trap', host: '127.0.0.1', port: 9, user: 'someone' };
const workspaceSettings = { 'cucLinks.servers': [strange], 'cucLinks.format': 'xml' };

describe('a folder nobody has trusted, with servers in its settings', () => {
  const used = useWorkbench({
    trust: false,
    files: { '.vscode/settings.json': JSON.stringify(workspaceSettings) },
  });
  let server: OtherServer;

  before(async () => {
    server = await startOtherServer({ dialect: 'mixed' });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    await used.workbench.pages.serversView.open();
  });
  after(() => server.close());

  const serverLabels = async () =>
    (await used.workbench.pages.serversView.labels()).filter((label) => label.startsWith('Server '));

  it('is open in Restricted Mode', async () => {
    await used.workbench.pages.statusBar.item('Restricted Mode').waitFor();
  });

  it('shows the servers of the user, and they work', async () => {
    const { serverRow, serversView } = used.workbench.pages;
    await serverRow.waitFor('Denver', 'not signed in');
    await signIn(used.workbench.pages, 'Denver', server.password);
    await serverRow.waitUntilRead('Denver', 3);
    await serversView.links("O'Higgins").waitFor();
  });

  it('adds no server', async () => {
    assert.equal((await serverLabels()).length, 1);
  });

  it('adds none once it is trusted either', async () => {
    const { palette, statusBar, serverRow } = used.workbench.pages;
    await palette.run('Workspaces: Manage Workspace Trust');
    await used.workbench.page.getByRole('button', { name: 'Trust', exact: true }).first().click();
    await until(
      'the folder is trusted',
      () => statusBar.item('Restricted Mode').count(),
      (count) => count === 0,
    );
    await used.workbench.reload();
    await used.workbench.pages.serversView.open();
    await serverRow.waitUntilRead('Denver', 3);
    assert.equal((await serverLabels()).length, 1);
  });
});
