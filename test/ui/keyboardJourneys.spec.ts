import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keyboard, untilCopied, watchMouse } from './harness/keyboard.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

/** From an empty view to an exported journal, each journey to its end, and not one click. */
describe('the journeys of a person without a mouse', () => {
  const used = useWorkbench({ sandbox: {}, files: { 'earlier/kept.txt': '' } });
  const hands = () => keyboard(used.workbench.page);
  const pages = () => used.workbench.pages;
  let mouseUses: () => Promise<number>;
  before(async () => {
    mouseUses = await watchMouse(used.workbench.page);
  });

  const addServer = async (name: string, location: string) => {
    const { baseUrl, user, password } = used.sandbox.server(location);
    await hands().run('Unity Connection: Add Server…');
    await hands().answer('A name for the Servers view', name);
    await hands().answer('Host name or IP address', baseUrl);
    await hands().answer('User name of a local administrator', user);
    await hands().answerModal('Trust the certificate of', 'Trust This Certificate');
    await hands().answer('Password of', password);
    await pages().notifications.waitFor(`${name} was added`);
    await hands().run('Notifications: Clear All Notifications');
  };

  it('adds servers, looking at their certificates first', async () => {
    await hands().run('Unity Connection: Focus on Servers View');
    await pages().serversView.welcome.waitFor();
    await addServer('Hub', 'CUC-HUB');
    await addServer('Lab', 'CUC-LAB-01');
    await pages().serverRow.waitUntilRead('Hub', 5);
    await pages().serverRow.waitUntilRead('Lab', 0);
  });

  it('looks closer at a link, and copies one of its fields', async () => {
    await hands().focusRow('Link CUC-MAD-01, failing');
    await hands().press('Enter');
    await pages().details.waitFor('CUC-MAD-01');
    await hands().run('View: Focus Active Editor Group');
    await pages().details.tabTo('copy-objectId');
    await hands().press('Enter');
    const id = await pages().details.value('ObjectId').innerText();
    assert.equal(await untilCopied(used.workbench.page, id.trim()), id.trim());
  });

  it('edits the link on its page', async () => {
    await pages().details.tabTo('action-edit');
    await hands().press('Enter');
    await pages().details.waitForFocus('edit-displayName');
    // VS Code carries out “select all” in a page once more, a moment later, and would select what was typed since.
    await hands().press('End');
    await hands().press('Shift+Home');
    await hands().type('Madrid');
    await pages().details.tabTo('edit-save');
    await hands().press('Enter');
    await hands().answerModal('Update CUC-MAD-01 on Hub?', 'Update');
    await pages().details.waitFor('Madrid');
  });

  it('updates a link from its row', async () => {
    await hands().focusRow('Link CUC-FRA-01,');
    await hands().press('F2');
    await pages().quickInput.waitForTitle('Update CUC-FRA-01 on Hub');
    await hands().pick('DisplayName');
    await hands().answer('Display name of the link', 'Frankfurt');
    await hands().pick(/Review and send/);
    await hands().answerModal('Update CUC-FRA-01 on Hub?', 'Update');
    await pages().serversView.links('Frankfurt').waitFor();
  });

  it('joins a server, after a look at the preview', async () => {
    await hands().focusRow('Server Hub at');
    await pages().serversView.contextMenuByKeyboard('Join HTTPS Link…');
    await pages().quickInput.waitForTitle('Join Hub with a Remote Server');
    await hands().pick('Lab');
    await pages().quickInput.waitForStep(5, 5);
    await hands().toggle('AcceptSelfSignedCertificates');
    await hands().press('Enter');
    await hands().answerModal('Join Hub with Lab', 'Preview…');
    await pages().editor.waitFor('This page is a preview');
    await hands().pick('Join');
    await pages().serversView.links('CUC-LAB-01').waitFor();
  });

  it('compares two links', async () => {
    await hands().focusRow('Link Frankfurt,');
    await hands().press('Enter');
    await pages().details.waitFor('Frankfurt');
    await hands().focusRow('Link Frankfurt,');
    await pages().serversView.contextMenuByKeyboard('Compare HTTPS Links…');
    await hands().pick('Madrid');
    await used.workbench.page.getByRole('tab', { name: 'Frankfurt of Hub ↔ Madrid of Hub' }).waitFor();
  });

  it('puts a server into a folder, marks it, and protects the folder', async () => {
    await hands().run('Unity Connection: New Folder…');
    await pages().quickInput.waitForTitle('New Folder');
    await hands().type('Testing');
    await hands().press('Enter');
    await pages().folderRow.waitFor('Testing', '0 servers');
    await pages().folderRow.waitUntilFocused('Testing');
    await hands().focusRow('Server Lab at');
    await pages().serversView.contextMenuByKeyboard('Move to Folder…');
    await hands().pick('Testing');
    await pages().folderRow.waitFor('Testing', '1 server');
    await hands().focusRow('Server Lab at');
    await pages().serversView.contextMenuByKeyboard('Mark Server…');
    await hands().pick('lab');
    await pages().serverRow.waitFor('Lab', 'lab');
    await hands().focusRow('Folder Testing,');
    await pages().serversView.contextMenuByKeyboard('Mark as Read-Only');
    await pages().folderRow.waitFor('Testing', '1 server · read-only');
  });

  it('unjoins several links, and reads how each went', async () => {
    await hands().focusRow('Link Frankfurt,');
    await hands().press('Enter');
    await pages().details.waitFor('Frankfurt');
    await hands().focusRow('Link Frankfurt,');
    // What Enter has selected stays so.
    await hands().press('Shift+ArrowDown');
    await hands().press('Delete');
    await hands().answerModal('Unjoin 2 links?', 'Unjoin 2 Links');
    await hands().answerToast('Unjoin of 2 links', 'Show Results');
    // Both names stand in the comparison that is open, too.
    await pages().editor.waitFor('2 unjoined');
  });

  it('reads the journal, and copies a request from it', async () => {
    const { page } = used.workbench;
    await hands().run('Unity Connection: Show Change Journal');
    await pages().editor.waitFor('unjoin of');
    await hands().run('Find');
    await hands().type('unjoin of Madrid');
    await page.locator('.find-widget .matchesCount', { hasText: '1 of 1' }).waitFor();
    // The first one may take a toast away; only with the keyboard in the text does VS Code ask for its commands.
    await hands().pressUntil('Escape', 'the text', page.locator('.native-edit-context:focus'));
    await page.locator('.codelens-decoration:visible', { hasText: 'Copy Request' }).first().waitFor();
    await hands().run('Show CodeLens Commands for Current Line');
    await hands().pick('Copy Request');
    await untilCopied(page, 'curl ');
  });

  it('exports the links of a server', async () => {
    const path = join(used.workbench.folder.workspace, 'links.csv');
    await hands().focusRow('Server Hub at');
    await pages().serversView.contextMenuByKeyboard('Export Links…');
    await pages().fileDialog.answer('Export Links', path, 'earlier');
    await pages().notifications.waitFor('exported to');
    assert(existsSync(path));
  });

  it('shares a sign-in, and gives it up', async () => {
    await hands().run('Unity Connection: New Sign-In…');
    await hands().answer('A name for the sign-in', 'Lab staff');
    await hands().answer('User name of a local administrator', 'operator');
    await pages().notifications.waitFor('The sign-in “Lab staff” was added.');
    await hands().run('Unity Connection: Delete Sign-In…');
    await hands().pick('Lab staff');
    await hands().answerModal('Delete the sign-in “Lab staff”', 'Delete');
  });

  it('looks at a certificate again, signs out, and forgets a server', async () => {
    await hands().focusRow('Server Lab at');
    await pages().serversView.contextMenuByKeyboard('Review Certificate…');
    await pages()
      .modal.box.filter({ hasText: /certificate/ })
      .waitFor();
    await hands().press('Escape');
    await hands().focusRow('Server Lab at');
    await hands().press('Delete');
    await hands().answerModal('Forget Lab', 'Forget');
    await pages().serversView.server('Lab').waitFor({ state: 'detached' });
  });

  it('has not touched the mouse', async () => {
    assert.equal(await mouseUses(), 0);
  });
});
