import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { editSettings } from './harness/flows/editSettings.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const hub = 'CUC-HUB';
/** Servers of the sandbox that know HTTPS networking. */
const networked = 10;
const cancel = 'Cancel Running Request';

describe('the sandbox, from the welcome view to its end', () => {
  const used = useWorkbench();
  const settings = () => readFileSync(used.workbench.folder.settingsFile, 'utf8');
  let settingsBefore = '';
  const waitUntilAllAreRead = () =>
    until(
      'all rows say their release, which is read last',
      async () =>
        (await used.workbench.pages.serversView.labels()).filter((label) => / links? · \d+\.\d/.test(label))
          .length,
      // A row that is being drawn anew is there twice for a moment.
      (count) => count >= networked,
    );

  it('starts with one click and lists its servers, marked', async () => {
    settingsBefore = settings();
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.open();
    await serversView.welcome.getByRole('button', { name: 'Start the sandbox' }).click();
    await serverRow.waitFor(hub, 'links');
    await serverRow.waitFor(hub, 'sandbox');
    const labels = await serversView.labels();
    const servers = labels.filter((label) => label.startsWith('Server '));
    assert(servers.length > 5, labels.join('\n'));
    for (const label of servers) assert.match(label, /sandbox/);
  });

  it('shows links in every state, in words', async () => {
    const { serversView } = used.workbench.pages;
    await waitUntilAllAreRead();
    for (const words of ['ok', 'syncing', 'failing', 'alert mode', 'pending removal'])
      await serversView.rows
        .and(used.workbench.page.getByLabel(`, ${words}, `))
        .first()
        .waitFor();
  });

  it('writes nothing into the settings', () => {
    assert.equal(settings(), settingsBefore);
  });

  it('copies name, ObjectId and URI from the menu of a link', async () => {
    const { serversView, clipboard } = used.workbench.pages;
    const link = serversView.links('CUC-LON-01').first();
    await serversView.contextMenu(link, 'Copy Name');
    await clipboard.waitFor('CUC-LON-01');
    await serversView.contextMenu(link, 'Copy ObjectId');
    const id = await until('an ObjectId was copied', clipboard.text, (text) => /^[0-9a-f-]{36}$/i.test(text));
    await serversView.contextMenu(link, 'Copy URI');
    await clipboard.waitFor(`/vmrest/httpslinks/${id}`);
  });

  it('asks for server and link where a command comes from the palette', async () => {
    const { palette, quickInput, clipboard } = used.workbench.pages;
    await palette.run('Unity Connection: Copy Name');
    await quickInput.pick(hub);
    await until('links are offered', quickInput.placeholder, (text) => text === `Select a link of ${hub}`);
    await quickInput.pick('CUC-LON-01');
    await quickInput.waitUntilClosed();
    await clipboard.waitFor('CUC-LON-01');
  });

  for (const { format, sign } of [
    // JSON is what they speak already: only a change makes them be read anew.
    { format: 'xml', sign: /<HttpsLink>/ },
    { format: 'json', sign: /^\s*1?\s*\{/ },
  ]) {
    it(`opens the raw response as a read-only document in ${format}`, async () => {
      const { serversView, webview, editor } = used.workbench.pages;
      const logged = used.workbench.log().length;
      await editSettings(used.workbench, { 'cucLinks.format': format });
      await until('all servers have been read anew', () => {
        const lines = used.workbench.log().slice(logged);
        const read = lines.match(/GET \/vmrest\/locations\/connectionlocations -> 200/g) ?? [];
        return read.length >= networked;
      });
      await waitUntilAllAreRead();
      await serversView.contextMenu(serversView.links('CUC-LON-01').first(), 'Open Raw Response');
      await webview.tab(new RegExp(`CUC-LON-01.*\\.${format}`)).waitFor();
      const text = await until('the document is there', editor.text, (shown) =>
        shown.includes('DisplayName'),
      );
      assert.match(text, sign);
      await used.workbench.page.locator('.editor-instance .view-lines').click();
      await used.workbench.page.keyboard.type('typed');
      await used.workbench.page.locator('.monaco-editor-overlaymessage').waitFor();
      assert.equal(await editor.text(), text);
    });
  }

  it('writes a line a request into the log, with method, path template, status and nothing secret', async () => {
    const { palette } = used.workbench.pages;
    await palette.run('Unity Connection: Show Log');
    await used.workbench.page.locator('.part.panel .view-lines', { hasText: 'GET /vmrest/' }).waitFor();
    const log = used.workbench.log();
    assert.match(log, /CUC-HUB: GET \/vmrest\/httpslinks\/ -> 200 \(\d+ ms, \d+ bytes\)/);
    assert.match(log, /CUC-.+: GET \/vmrest\/httpslinks\/\{id\} -> 200/);
    assert.doesNotMatch(log, /authorization|cookie|JSESSION/i);
    await used.workbench.page.keyboard.press('ControlOrMeta+j');
  });

  it('takes its servers away when it is stopped', async () => {
    const { palette, serversView } = used.workbench.pages;
    await palette.run('Unity Connection: Stop Sandbox');
    await serversView.welcome.waitFor();
    await serversView.rows.first().waitFor({ state: 'detached' });
    assert(!settings().includes('cucLinks.servers'));
  });
});

describe('a request that takes too long for a person', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let slow = false;
  let waiting = 0;
  let release: () => void = () => undefined;

  before(async () => {
    const answerInstead = async () => {
      if (!slow) return undefined;
      waiting += 1;
      await new Promise<void>((resolve) => (release = resolve));
      return undefined;
    };
    server = await startOtherServer({ dialect: 'json', hooks: { answerInstead } });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Slow', server)] });
    await used.workbench.pages.serversView.open();
    await signIn(used.workbench.pages, 'Slow', server.password);
    await used.workbench.pages.serverRow.waitUntilRead('Slow', 3);
  });
  after(async () => {
    release();
    await server.close();
  });

  it('can be cancelled in the view, which still shows what it showed before', async () => {
    const { serversView, serverRow } = used.workbench.pages;
    slow = true;
    await serversView.titleAction('Refresh');
    await until('the request has been sent', () => waiting > 0);
    await serversView.titleAction(cancel);
    await until(
      'nothing runs any more',
      () => used.workbench.page.getByRole('button', { name: cancel }).count(),
      (count) => count === 0,
    );
    await serverRow.waitFor('Slow', '3 links');
    await serversView.links("O'Higgins").waitFor();
    assert.match(used.workbench.log(), /Slow: GET .* -> cancelled/);
  });

  it('can be cancelled in the notification that names it, which loses no answer given before', async () => {
    const { serversView, quickInput, notifications } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Slow'), 'Sign In…');
    await quickInput.waitForTitle('Sign In to Slow');
    await quickInput.answer(server.password);
    await notifications.click('Signing in to Slow…', 'Cancel');
    await quickInput.waitForMessage('Cancelled.');
    await notifications.waitUntilGone('Signing in to Slow…');
    await quickInput.cancel();
    await quickInput.waitUntilClosed();
  });
});
