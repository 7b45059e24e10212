import assert from 'node:assert/strict';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('what needs attention', () => {
  // On, so that it tells of links that turn; its interval is longer than this takes, so “Refresh” reads for it.
  const used = useWorkbench({ settings: { 'cucLinks.backgroundWatch': 60, 'cucLinks.refreshInterval': 0 } });
  let denver: OtherServer;
  let quito: OtherServer;

  const pages = () => used.workbench.pages;
  const item = () => pages().statusBar.item(/needs? attention|cannot be read/);
  const refresh = () => pages().palette.run('Unity Connection: Refresh');
  const failNow = (server: OtherServer, name: string) => {
    const at = new Date(Math.floor(Date.now() / 1000) * 1000);
    server.changeLink(name, { synced: at, failed: at });
  };
  const recover = (server: OtherServer, name: string) =>
    server.changeLink(name, { failed: undefined, alert: false });
  const waitForBadge = (wanted: RegExp) =>
    until(
      `the badge says ${String(wanted)}`,
      async () => (await pages().serversView.icon.getAttribute('aria-label')) ?? '',
      (label) => wanted.test(label),
    );
  const waitUntilNothing = async () => {
    await item().waitFor({ state: 'detached' });
    await waitForBadge(/^Unity Connection$/);
  };
  const waitUntilSelected = (name: string) =>
    until(
      `the row of ${name} is selected`,
      async () => {
        const labels = pages().serversView.selected;
        return (await labels.count()) === 1 ? ((await labels.getAttribute('aria-label')) ?? '') : '';
      },
      (label) => label.startsWith(`Link ${name},`),
    );

  before(async () => {
    denver = await startOtherServer({ dialect: 'json', links: [{ name: 'Oslo' }, { name: 'Lima' }] });
    quito = await startOtherServer({ dialect: 'json', links: [{ name: 'Bern' }] });
    await used.workbench.changeSettings({
      'cucLinks.servers': [
        profileEntry('Denver', denver),
        profileEntry('Quito', quito),
        profileEntry('New', { ...quito, user: 'nobody.yet' }),
      ],
    });
    const { serversView, serverRow } = pages();
    await serversView.open();
    await signIn(pages(), 'Denver', denver.password);
    await signIn(pages(), 'Quito', quito.password);
    await serverRow.waitUntilRead('Denver', 2);
    await serverRow.waitUntilRead('Quito', 1);
  });
  after(async () => {
    await denver.close();
    await quito.close();
  });

  it('is shown nowhere while nothing does', async () => {
    await waitUntilNothing();
    assert.deepEqual(await pages().notifications.texts(), []);
  });

  it('is counted in badge and status bar, with exact times, and told of once, while the view is hidden', async () => {
    failNow(denver, 'Oslo');
    await pages().serversView.hide();
    await refresh();
    await item()
      .filter({ hasText: /1 link needs attention, as of \d+:\d\d/ })
      .waitFor();
    const label = await item().locator('a').getAttribute('aria-label');
    assert.match(label ?? '', /^1 link needs attention: 1 failing, as of .*\d:\d\d:\d\d/);
    await waitForBadge(/1 link needs attention: 1 failing/);
    await pages().notifications.waitFor('Denver: the link Oslo is failing now.');
    await refresh();
    assert.equal(await pages().notifications.toast('Oslo').count(), 1);
    await used.workbench.screenshot('attention-hidden-view');
  });

  it('is led to by a click on the item', async () => {
    await item().click();
    await waitUntilSelected('Oslo');
    await used.workbench.screenshot('attention-revealed');
  });

  it('is led to by the button of the notification', async () => {
    await pages().serversView.hide();
    await pages().notifications.click('Denver: the link Oslo is failing now.', 'Show Link');
    await waitUntilSelected('Oslo');
  });

  it('can be chosen from where there are several, by keyboard', async () => {
    const { palette, quickInput, notifications, serversView } = pages();
    denver.changeLink('Lima', { alert: true });
    await serversView.hide();
    await refresh();
    await notifications.waitFor('Denver: the link Lima is in alert mode now.');
    await item().filter({ hasText: '2 links need attention' }).waitFor();
    await palette.run('Unity Connection: Show What Needs Attention');
    await quickInput.waitForRow('Oslo', 'failing');
    await quickInput.waitForRow('Lima', 'Denver, as of');
    await quickInput.answer('Lima');
    await waitUntilSelected('Lima');
  });

  it('is not told of again for a server of which nobody wants to hear, until somebody does', async () => {
    const { palette, notifications } = pages();
    const muting = 'Don’t Show Again for This Server';
    await notifications.click('Denver: the link Lima is in alert mode now.', muting);
    for (const name of ['Oslo', 'Lima']) recover(denver, name);
    await refresh();
    await waitUntilNothing();
    failNow(denver, 'Oslo');
    failNow(quito, 'Bern');
    await refresh();
    // Had both been told of, it would have been in one.
    await notifications.waitFor('Quito: the link Bern is failing now.');
    await item().filter({ hasText: '2 links need attention' }).waitFor();

    await palette.run('Unity Connection: Show Notifications Again');
    await notifications.waitFor('Notifications are shown again for: Denver.');
    recover(denver, 'Oslo');
    await refresh();
    await item().filter({ hasText: '1 link needs attention' }).waitFor();
    failNow(denver, 'Oslo');
    await refresh();
    await notifications.waitFor('Denver: the link Oslo is failing now.');
  });

  it('is over without a word but one in the log', () => {
    const log = used.workbench.log();
    const said = (link: string) =>
      log.split(`Denver: the link ${link} has recovered; it is now: ok`).length - 1;
    assert.deepEqual([said('Oslo'), said('Lima')], [2, 1]);
  });

  it('begins the menu of a server with its next step, which ends its tooltip', async () => {
    const { serversView } = pages();
    await serversView.open();
    const first = async (name: string) => (await serversView.menuItems(serversView.server(name)))[0];
    assert.match((await first('New')) ?? '', /^Sign In…/);
    await quito.close();
    await refresh();
    await serversView.waitForLabel(serversView.server('Quito'), /unreachable/);
    assert.match((await first('Quito')) ?? '', /^Test Connection/);
    await item().filter({ hasText: '2 links need attention' }).waitFor();
    for (const theme of ['light', 'highContrast', 'dark'] as const) {
      await used.workbench.setTheme(theme);
      await pages().serversView.open();
      await pages().serversView.waitForLabel(pages().serversView.server('Denver'), /2 need|1 needs/);
      await used.workbench.screenshot(`attention-${theme}`);
    }
  });
});

describe('the background watch in a window whose view was never opened', () => {
  const used = useWorkbench({ settings: { 'cucLinks.backgroundWatch': 60 } });
  let denver: OtherServer;
  /** The palette may be ready before the extensions have told of their commands. */
  const run = async (command: string) => {
    const { palette } = used.workbench.pages;
    await until('the command is offered', async () => (await palette.offered(command)).includes(command));
    await palette.run(command);
  };
  const waitForItem = () => used.workbench.pages.statusBar.item('1 link needs attention').waitFor();

  before(async () => {
    denver = await startOtherServer({ dialect: 'json', links: [{ name: 'Oslo', alert: true }] });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', denver)] });
  });
  after(() => denver.close());

  it('reads servers as soon as a command is used, and tells nothing of the first reading', async () => {
    const { quickInput, modal } = used.workbench.pages;
    await run('Unity Connection: Sign In…');
    await quickInput.pick('Denver');
    await modal.waitFor();
    await modal.click('Trust This Certificate');
    await quickInput.waitForTitle('Sign In to Denver');
    await quickInput.answer(denver.password);
    await waitForItem();

    await used.workbench.reload();
    await run('Unity Connection: Show Log');
    await waitForItem();
    const { serversView, notifications } = used.workbench.pages;
    assert.equal(await serversView.container.isVisible(), false);
    assert.deepEqual(await notifications.texts(), []);
  });
});
