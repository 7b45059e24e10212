import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { editSettings } from './harness/flows/editSettings.ts';
import { signIn } from './harness/flows/signIn.ts';
import { pagesOf, type Pages } from './harness/pages.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const signInsOf = ({ requests }: OtherServer) => requests.filter(({ hasBasic }) => hasBasic).length;

describe('a password that a server no longer takes', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let window: Page;
  let second: Pages;
  let signIns = 0;

  before(async () => {
    server = await startOtherServer({ dialect: 'mixed' });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.open();
    await serverRow.waitFor('Denver', 'not signed in');
    await signIn(used.workbench.pages, 'Denver', server.password);
    await serverRow.waitUntilRead('Denver', 3);
    window = await used.workbench.openWindow();
    second = pagesOf(window);
    await second.serversView.open();
    await second.serverRow.waitUntilRead('Denver', 3);
    await used.workbench.page.bringToFront();
  });
  after(() => server.close());

  it('is sent once more when the session has ended, and the row says what is wrong', async () => {
    server.setPassword('another one');
    signIns = signInsOf(server);
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.titleAction('Refresh');
    await serverRow.waitFor('Denver', 'wrong password');
    await serverRow.waitForNote('The server refused the password');
    assert.equal(signInsOf(server) - signIns, 1);
  });

  it('is sent no further by a refresh here or in a second window', async () => {
    const { serversView, serverRow } = used.workbench.pages;
    const unsent = () => used.workbench.log().match(/GET \S+ -> signInNeeded/g)?.length ?? 0;
    const before = unsent();
    await serversView.titleAction('Refresh');
    await until('this window has tried', () => unsent() > before);
    await window.bringToFront();
    await second.serversView.titleAction('Refresh');
    await second.serverRow.waitFor('Denver', 'wrong password');
    await used.workbench.page.bringToFront();
    await serverRow.waitFor('Denver', 'wrong password');
    assert.equal(signInsOf(server) - signIns, 1);
  });

  it('is sent no further after a reload or a restart', async () => {
    await used.workbench.reload();
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitFor('Denver', 'wrong password');
    await used.workbench.restart();
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitFor('Denver', 'wrong password');
    assert.equal(signInsOf(server) - signIns, 1);
  });

  it('is replaced by signing in again', async () => {
    const { serverRow } = used.workbench.pages;
    await signIn(used.workbench.pages, 'Denver', 'another one', { trust: false });
    await serverRow.waitUntilRead('Denver', 3);
  });
});

describe('what one window does to a server', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let elsewhere: OtherServer;
  let window: Page;
  let second: Pages;

  before(async () => {
    server = await startOtherServer({ dialect: 'json' });
    elsewhere = await startOtherServer({ dialect: 'json', password: server.password, user: server.user });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.open();
    await signIn(used.workbench.pages, 'Denver', server.password);
    await serverRow.waitUntilRead('Denver', 3);
    window = await used.workbench.openWindow();
    second = pagesOf(window);
    await second.serversView.open();
    await second.serverRow.waitUntilRead('Denver', 3);
    await used.workbench.page.bringToFront();
  });
  after(() => Promise.all([server.close(), elsewhere.close()]));

  const edit = (entry: Record<string, unknown>) =>
    editSettings(used.workbench, { 'cucLinks.servers': [entry] });

  it('renames it by hand, which takes no reload and no new sign-in', async () => {
    await edit(profileEntry('Denver main', server));
    await used.workbench.pages.serverRow.waitUntilRead('Denver main', 3);
  });

  it('signs out, and the other window knows without a reload', async () => {
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Denver main'), 'Sign Out');
    await serverRow.waitFor('Denver main', 'not signed in');
    await window.bringToFront();
    await second.serverRow.waitFor('Denver', 'not signed in');
    await used.workbench.page.bringToFront();
  });

  it('changes the port by hand: the new address gets neither password nor trust', async () => {
    const { serversView, serverRow } = used.workbench.pages;
    await signIn(used.workbench.pages, 'Denver main', server.password, { trust: false });
    await serverRow.waitUntilRead('Denver main', 3);
    await edit(profileEntry('Denver main', elsewhere));
    await serverRow.waitFor('Denver main', 'not signed in');
    await serversView.titleAction('Refresh');
    await serverRow.waitFor('Denver main', 'not signed in');
    await serversView.contextMenu(serversView.server('Denver main'), 'Sign In…');
    await used.workbench.pages.modal.waitFor();
    assert.match(await used.workbench.pages.modal.message(), /^Trust the certificate of Denver main/);
    await used.workbench.pages.modal.dismiss();
    assert.equal(elsewhere.requests.length, 0);
  });
});
