import assert from 'node:assert/strict';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { browserStorage } from './harness/browserStorage.ts';
import { openDetails } from './harness/flows/openDetails.ts';
import { signIn } from './harness/flows/signIn.ts';
import { watchPolicyViolations } from './harness/policyViolations.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const link = "O'Higgins";

describe('a link edited on its page', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let violations: readonly string[] = [];

  const updates = () => server.requests.filter(({ method }) => method === 'PUT');
  const press = (key: string) => used.workbench.page.keyboard.press(key);
  const type = (text: string) => used.workbench.page.keyboard.type(text);

  before(async () => {
    server = await startOtherServer({ dialect: 'json' });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    violations = watchPolicyViolations(used.workbench.page);
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.open();
    await signIn(used.workbench.pages, 'Denver', server.password);
    await serverRow.waitUntilRead('Denver', 3);
  });
  after(() => server.close());

  it('opens, names what is wrong, and saves through the question, all by the keyboard', async () => {
    const { details, modal, notifications } = used.workbench.pages;
    await openDetails(used.workbench.pages, link);
    await details.tabTo('action-edit');
    await press('Enter');
    await details.waitForFocus('edit-displayName');
    assert.equal(await details.input('displayName').inputValue(), link);

    await press('ControlOrMeta+a');
    await press('Delete');
    await details.tabTo('edit-remoteServer');
    await type('https://there');
    await details.tabTo('edit-save');
    await press('Enter');
    await details.waitForFocus('edit-displayName');
    assert.equal(await details.said('error', 'displayName').innerText(), 'Enter a name.');
    assert.equal(await details.input('displayName').getAttribute('aria-invalid'), 'true');
    assert.match(
      (await details.input('displayName').getAttribute('aria-describedby')) ?? '',
      /error-displayName/,
    );
    assert.match(await details.said('error', 'remoteServer').innerText(), /host alone/);
    await used.workbench.screenshot('edit-errors');

    await type('South');
    await details.said('error', 'displayName').waitFor({ state: 'detached' });
    await details.tabTo('edit-remoteServer');
    await press('ControlOrMeta+a');
    await press('Delete');
    await details.said('error', 'remoteServer').waitFor({ state: 'detached' });
    await details.tabTo('edit-acceptCertificateErrors');
    await press('Space');
    await until('both are counted', details.formStatus, (text) => text.startsWith('2 fields are changed.'));

    await details.tabTo('edit-save');
    await press('Enter');
    await modal.waitForMessage(`Update ${link} on Denver?`);
    const detail = await modal.detail();
    for (const words of [`DisplayName: ${link} → South`, 'AcceptCertificateErrors: off → on'])
      assert(detail.includes(words), detail);
    assert.equal(updates().length, 0);
    await modal.pressEnter();
    await notifications.waitFor(`Denver: ${link} was updated.`);
    await details.form().waitFor({ state: 'detached' });
    await details.waitFor('South');
    assert.equal(await details.value('AcceptCertificateErrors').innerText(), 'yes');
    assert.deepEqual(
      updates().map(({ body }): unknown => JSON.parse(body)),
      [{ DisplayName: 'South', AcceptCertificateErrors: 'true' }],
    );
    await notifications.dismiss('was updated');
  });

  it('keeps the form after a question that was not confirmed, and asks before it throws edits away', async () => {
    const { details, modal } = used.workbench.pages;
    await details.button('Edit').click();
    await details.input('displayName').fill('Nowhere');
    await details.input('displayName').press('Enter');
    await modal.waitForMessage('Update South on Denver?');
    await modal.dismiss();
    assert.equal(await details.input('displayName').inputValue(), 'Nowhere');
    await details.button('Cancel').click();
    await modal.waitForMessage('Discard your edits?');
    await modal.dismiss();
    assert.equal(await details.input('displayName').inputValue(), 'Nowhere');
    await details.button('Cancel').click();
    await modal.click('Discard Edits');
    await details.form().waitFor({ state: 'detached' });
    assert.equal(updates().length, 1);
  });

  it('keeps what was typed while its tab is hidden, over a reload, and for whoever opens it again', async () => {
    const { details } = used.workbench.pages;
    await details.button('Edit').click();
    await details.input('displayName').fill('Unsaved');
    await details.input('useSsl').uncheck();
    const stillThere = async () => {
      const now = used.workbench.pages.details;
      await now.form().waitFor();
      assert.equal(await now.input('displayName').inputValue(), 'Unsaved');
      assert.equal(await now.input('useSsl').isChecked(), false);
    };
    await openDetails(used.workbench.pages, 'West "7" <annex>');
    assert.equal(await details.form().count(), 0);
    await openDetails(used.workbench.pages, 'South');
    await stillThere();

    // VS Code stores its tabs once a minute, and at a reload only if the browser lets it.
    await until(
      'the tab is stored with what was typed',
      () => browserStorage(used.workbench.page),
      (stored) => /linkDetails.{0,3000}Unsaved/s.test(stored),
      { seconds: 180 },
    );
    await used.workbench.reload();
    // When they were stored, the other tab may have been the one in sight.
    await used.workbench.pages.details.tab('South').click();
    await used.workbench.pages.details.waitFor('South');
    await stillThere();

    const { pages } = used.workbench;
    await pages.palette.run('View: Close Editor');
    await pages.details.tab('South').waitFor({ state: 'detached' });
    await openDetails(pages, 'South');
    assert.equal(await pages.details.form().count(), 0);
    await pages.details.button('Continue Editing').click();
    await stillThere();
  });

  it('shows at the field what somebody else has changed, and sends nothing before that is decided', async () => {
    const { details, modal, notifications } = used.workbench.pages;
    server.changeLink('South', { name: 'Theirs', selfSigned: false });
    await details.button('Refresh').click();
    const conflict = details
      .said('conflict', 'displayName')
      .filter({ hasText: 'On the server now: Theirs.' });
    await conflict.waitFor();
    assert.equal(await details.input('displayName').inputValue(), 'Unsaved');
    assert.equal(
      await details.input('acceptSelfSignedCertificates').isChecked(),
      false,
      'follows the server',
    );
    await used.workbench.screenshot('edit-conflict');
    await details.button('Save…').click();
    await details.waitForFocus('edit-displayName');
    assert.equal(await modal.box.count(), 0);

    await details.tabTo('keep-displayName');
    await press('Enter');
    await conflict.waitFor({ state: 'detached' });
    server.changeLink('Theirs', { name: 'Theirs again' });
    await details.button('Refresh').click();
    await details.said('conflict', 'displayName').filter({ hasText: 'Theirs again' }).waitFor();
    await details.tabTo('take-displayName');
    await press('Enter');
    await details.waitForFocus('edit-displayName');
    assert.equal(await details.input('displayName').inputValue(), 'Theirs again');

    await details.button('Save…').click();
    await modal.waitForMessage('Update Theirs again on Denver?');
    assert(!(await modal.detail()).includes('DisplayName'));
    await modal.click('Update');
    await notifications.waitFor('Theirs again was updated.');
    await details.form().waitFor({ state: 'detached' });
    assert.deepEqual(JSON.parse(updates().at(-1)?.body ?? ''), { UseSSL: 'false' });
    await notifications.dismiss('was updated');
  });

  it('does not lose the place of whoever types while the page is written anew', async () => {
    const { details, serversView } = used.workbench.pages;
    await details.button('Edit').click();
    await details.waitForFocus('edit-displayName');
    await press('Home');
    await type('a');
    assert.equal(await details.health(), 'alert mode');
    server.changeLink('Theirs again', { alert: false, warning: false, maxUsn: 4_200n });
    await serversView.titleAction('Refresh');
    await until('the page is written anew', details.health, (health) => health === 'behind');
    await details.input('displayName').press('b');
    assert.equal(await details.input('displayName').inputValue(), 'abTheirs again');
    await until('there are readings', async () => (await details.charts().count()) > 0);
  });

  it('is not offered once its server is marked read-only, which leaves the edits in sight', async () => {
    const { details, serversView, quickInput } = used.workbench.pages;
    const sent = updates().length;
    await serversView.contextMenu(serversView.server('Denver'), 'Edit Server…');
    await quickInput.pick('Mark read-only');
    await details.form().locator('.notice').filter({ hasText: 'Denver is marked read-only' }).waitFor();
    assert.equal(await details.input('displayName').inputValue(), 'abTheirs again');
    await details.button('Save…').press('Enter');
    assert.equal(await details.button('Save…').getAttribute('aria-disabled'), 'true');
    assert.equal(await details.button('Edit').isEnabled(), false);
    assert.equal(updates().length, sent);
    assert.deepEqual(violations, []);
  });
});
