import assert from 'node:assert/strict';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { axeViolations } from './harness/axeViolations.ts';
import { openDetails } from './harness/flows/openDetails.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const link = 'West "7" <annex>';

describe('the details page, looked over by axe', () => {
  const used = useWorkbench();
  let server: OtherServer;
  const violations = () => axeViolations(used.workbench.pages.webview.content());

  before(async () => {
    server = await startOtherServer({ dialect: 'json' });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    await used.workbench.pages.serversView.open();
    await signIn(used.workbench.pages, 'Denver', server.password);
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
  });
  after(() => server.close());

  for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] as const)
    it(`has no violation in the ${theme} theme: page, table of values, form, and what is wrong in it`, async () => {
      await used.workbench.setTheme(theme);
      const { details, serverRow, webview } = used.workbench.pages;
      await serverRow.waitUntilRead('Denver', 3);
      await openDetails(used.workbench.pages, link);
      await until('there are two readings', async () => {
        if ((await details.charts().count()) === 2) return true;
        await details.button('Refresh').click();
        return false;
      });
      assert.deepEqual(await violations(), [], 'the page');

      await webview.content().locator('[id="backlog-values-toggle"]').press('Enter');
      await details.chartTable().waitFor();
      await details.chartTable().scrollIntoViewIfNeeded();
      assert.deepEqual(await violations(), [], 'the table');
      await used.workbench.screenshot(`backlog-${theme}`);

      await details.button('Edit').press('Enter');
      await details.waitForFocus('edit-displayName');
      assert.deepEqual(await violations(), [], 'the form');
      await details.input('displayName').fill('');
      await details.button('Save…').press('Enter');
      await details.said('error', 'displayName').waitFor();
      await details.input('displayName').scrollIntoViewIfNeeded();
      assert.deepEqual(await violations(), [], 'what is wrong');
      await used.workbench.screenshot(`edit-${theme}`);
      await details.button('Cancel').press('Enter');
      await used.workbench.pages.modal.click('Discard Edits');
      await details.form().waitFor({ state: 'detached' });
    });

  it('is a look that finds something', async () => {
    const { webview } = used.workbench.pages;
    await webview
      .content()
      .locator('main')
      .evaluate(`document.querySelector('main').append(document.createElement('button'))`);
    assert.deepEqual(
      (await violations()).map((text) => text.split(':')[0]),
      ['button-name'],
    );
  });
});
