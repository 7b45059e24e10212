import assert from 'node:assert/strict';
import { browserStorage } from './harness/browserStorage.ts';
import { openDetails } from './harness/flows/openDetails.ts';
import { signIn } from './harness/flows/signIn.ts';
import { startHeldServer, type HeldServer } from './harness/heldServer.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const link = 'West "7" <annex>';

describe('pages of links that come back before their server answers', () => {
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
    for (const name of ["O'Higgins", link]) {
      await openDetails(pages, name);
      // The tab of a preview would be taken by the next one.
      await pages.details.tab(name).dblclick();
    }
    // VS Code stores its tabs once a minute, and at a reload only if the browser lets it.
    await until(
      'both tabs are stored',
      () => browserStorage(used.workbench.page),
      (stored) => /linkDetails.{0,9000}O'Higgins/s.test(stored) && /linkDetails.{0,9000}West/s.test(stored),
      { seconds: 180 },
    );
    held.hold();
  });
  after(() => {
    held.answer();
    return held.server.close();
  });

  const colour = () =>
    used.workbench.pages.webview
      .content()
      .locator('body')
      .evaluate(`getComputedStyle(document.querySelector('.notice')).borderLeftColor`);

  for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] as const)
    it(`are called what they were, and wait, in the ${theme} theme`, async () => {
      await used.workbench.setTheme(theme);
      const { details } = used.workbench.pages;
      await details.notice.filter({ hasText: 'Reading the links of Denver…' }).waitFor();
      await details.waitFor(link);
      await details.tab(link).waitFor();
      await details.tab("O'Higgins").waitFor();
      await used.workbench.screenshot(`restored-${theme}`);
    });

  it('look like an error only once there is one', async () => {
    const { details } = used.workbench.pages;
    const waiting = await colour();
    held.answer();
    await details.notice.filter({ hasText: 'Out of order' }).waitFor();
    assert.notEqual(waiting, await colour());
    await details.tab(link).waitFor();
  });
});
