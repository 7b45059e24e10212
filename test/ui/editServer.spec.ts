import assert from 'node:assert/strict';
import { html } from '../support/otherServer/answer.ts';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { useWorkbench } from './harness/useWorkbench.ts';
import { enterPassword, trustCertificate } from './journeys/addServer.ts';
import { savedServers } from './journeys/savedServers.ts';

describe('a server that moves to another address', () => {
  const used = useWorkbench();
  let left: OtherServer;
  let next: OtherServer;
  let broken = false;
  const savedPorts = () => savedServers(used.workbench.folder).map(({ port }) => port);

  before(async () => {
    left = await startOtherServer({ dialect: 'json' });
    const answerInstead = () => (broken ? html(500, 'Out of order') : undefined);
    next = await startOtherServer({ dialect: 'json', links: [], hooks: { answerInstead } });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', left)] });
    await used.workbench.pages.serversView.open();
    await signIn(used.workbench.pages, 'Denver', left.password);
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
  });
  after(() => Promise.all([left.close(), next.close()]));

  const editAddress = async () => {
    const { serversView, quickInput } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Denver'), 'Edit Server…');
    await quickInput.pick('Host and port');
    await quickInput.waitForMessage('Host name or IP address');
    await quickInput.answer(`127.0.0.1:${next.port}`);
  };

  it('is asked for again, as it was typed, when a person does not save what could not be tested', async () => {
    const { modal, quickInput } = used.workbench.pages;
    broken = true;
    await editAddress();
    await trustCertificate(used.workbench);
    await enterPassword(used.workbench, next.password);
    await modal.waitForMessage('Denver could not be tested. Save it anyway?');
    assert.match(await modal.detail(), /Cancel to go back and correct it/);
    await modal.dismiss();
    await quickInput.waitForMessage('Host name or IP address');
    assert.equal(await quickInput.input.inputValue(), `127.0.0.1:${next.port}`);
  });

  it('is as it was, password and all, when that is given up', async () => {
    const { quickInput, serversView, serverRow } = used.workbench.pages;
    await quickInput.cancel();
    await quickInput.waitUntilClosed();
    assert.deepEqual(savedPorts(), [left.port]);
    await used.workbench.reload();
    await serversView.open();
    await serverRow.waitUntilRead('Denver', 3);
  });

  it('is saved with its password once it could be tested, and stays collapsed, with the focus', async () => {
    const { serverRow, serversView } = used.workbench.pages;
    broken = false;
    await serversView.collapse(serversView.server('Denver'));
    await editAddress();
    await trustCertificate(used.workbench);
    await enterPassword(used.workbench, next.password);
    await serverRow.waitUntilRead('Denver', 0);
    assert.deepEqual(savedPorts(), [next.port]);
    const denver = serversView.server('Denver');
    await denver.and(used.workbench.page.locator('.monaco-list:focus .focused')).waitFor();
    assert.equal(await denver.getAttribute('aria-expanded'), 'false');
  });

  it('is asked for its password again when a sign-in could not be tested', async () => {
    const { serversView, modal, quickInput } = used.workbench.pages;
    broken = true;
    await serversView.contextMenu(serversView.server('Denver'), 'Sign Out');
    await signIn(used.workbench.pages, 'Denver', next.password, { trust: false });
    await modal.waitForMessage('Denver could not be tested. Save it anyway?');
    await modal.dismiss();
    await quickInput.waitForTitle('Sign In to Denver');
    await quickInput.cancel();
    await quickInput.waitUntilClosed();
  });
});
