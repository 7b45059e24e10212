import assert from 'node:assert/strict';
import { openDetails } from './harness/flows/openDetails.ts';
import { signIn } from './harness/flows/signIn.ts';
import { startHeldServer, type HeldServer } from './harness/heldServer.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const link = 'West "7" <annex>';

describe('a server that gets another name', () => {
  const used = useWorkbench();
  let held: HeldServer;

  before(async () => {
    held = await startHeldServer();
    const { server } = held;
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    const { pages } = used.workbench;
    await pages.serversView.open();
    await signIn(pages, 'Denver', server.password);
    await pages.serverRow.waitUntilRead('Denver', 3);
    await openDetails(pages, link);
    held.hold();
  });
  after(() => held.server.close());

  it('has its links and its open page while it is read anew', async () => {
    const { serversView, quickInput, serverRow, details } = used.workbench.pages;
    const asked = held.server.requests.length;
    await serversView.contextMenu(serversView.server('Denver'), 'Edit Server…');
    await quickInput.pick('Name');
    await quickInput.waitForMessage('Name');
    await quickInput.answer('Denver main');
    await until('it is asked anew', () => held.server.requests.length > asked);
    await serverRow.waitUntilRead('Denver main', 3);
    await until('its page has the new name', details.server, (text) => text.includes('Denver main'));
    await details.waitFor(link);
    assert.equal(await details.notice.count(), 0);
  });

  it('has them still when it cannot be read, which the log says of its new name', async () => {
    const { serversView, serverRow, details } = used.workbench.pages;
    held.answer();
    await serverRow.waitFor('Denver main', 'as of');
    await serversView.links(link).waitFor();
    await details.waitFor(link);
    assert.match(used.workbench.log(), /Denver main: GET \/vmrest\/httpslinks\/ -> 500/);
  });
});
