import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { signIn } from './harness/flows/signIn.ts';
import { pagesOf } from './harness/pages.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const signInsOf = (server: OtherServer) => server.requests.filter(({ hasBasic }) => hasBasic).length;

describe('a password that a server no longer takes', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let second: Page;
  let before_ = 0;

  before(async () => {
    server = await startOtherServer({ dialect: 'mixed' });
    used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitFor('Denver', 'not signed in');
    await signIn(used.workbench.pages, 'Denver', server.password);
    await used.workbench.pages.serverRow.waitFor('Denver', '3 links');
    second = await used.workbench.openWindow();
    await pagesOf(second).serversView.open();
    await pagesOf(second).serverRow.waitFor('Denver', '3 links');
  });
  after(() => server.close());

  it('is sent once more, and then never again', async () => {
    server.setPassword('another one');
    before_ = signInsOf(server);
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.titleAction('Refresh');
    await serverRow.waitFor('Denver', 'wrong password');
    await serverRow.waitForNote('The server refused the password');
    await serversView.titleAction('Refresh');
    await used.workbench.reload();
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitFor('Denver', 'wrong password');
    assert.equal(signInsOf(server) - before_, 1);
  });
  it('second window', async () => {
    const { serversView, serverRow } = pagesOf(second);
    await serversView.titleAction('Refresh');
    await serverRow.waitFor('Denver', 'wrong password');
    console.log(signInsOf(server) - before_);
  });
  it('sign in one', async () => {
    await signIn(used.workbench.pages, 'Denver', 'another one', { trust: false });
    await used.workbench.pages.serverRow.waitFor('Denver', '3 links');
    await pagesOf(second).serverRow.waitFor('Denver', '3 links');
  });
  it('sign out', async () => {
    const { serversView, serverRow } = pagesOf(second);
    await serversView.contextMenu(serversView.server('Denver'), 'Sign Out');
    await serverRow.waitFor('Denver', 'not signed in');
    await used.workbench.pages.serverRow.waitFor('Denver', 'not signed in');
  });
});
