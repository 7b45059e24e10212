import assert from 'node:assert/strict';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { openDetails } from './harness/flows/openDetails.ts';
import { signIn } from './harness/flows/signIn.ts';
import { watchPolicyViolations } from './harness/policyViolations.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const long = `long ${'x'.repeat(294)}!`;

/** Names that something on the way might take for more than text, and how they are to be shown. */
const names = [
  { name: '<img src=x onerror="document.title=1"><script>throw 1</script>' },
  { name: '${globalThis.process.exit()} `code` ${env:HOME}' },
  { name: '[click](command:workbench.action.closeWindow) **bold** ![i](https://192.0.2.1/i.png)' },
  { name: '$(trash) $(sync~spin) codicons' },
  { name: 'gnp.\u202eexe.tsil', shown: 'gnp.[U+202E]exe.tsil' },
  { name: 'two\nlines', shown: 'two lines' },
  { name: long },
].map(({ name, shown = name }) => ({ name, shown }));

describe('text that a server gives', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let violations: readonly string[] = [];

  before(async () => {
    server = await startOtherServer({ dialect: 'json', links: names.map(({ name }) => ({ name })) });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    violations = watchPolicyViolations(used.workbench.page);
    await used.workbench.pages.serversView.open();
    await signIn(used.workbench.pages, 'Denver', server.password);
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 7);
  });
  after(() => server.close());

  it('is shown as text in the tree', async () => {
    const { serversView } = used.workbench.pages;
    for (const { shown } of names) await serversView.waitForLabel(serversView.links(shown), /, ok,/);
  });

  it('is shown as text in the tooltip', async () => {
    const { serversView, tooltip } = used.workbench.pages;
    for (const { shown } of names) {
      await tooltip.open(serversView.links(shown));
      assert.equal(await tooltip.title(), shown);
      assert.equal(await tooltip.interpreted.count(), 0, shown);
      await tooltip.close();
    }
  });

  it('is shown as text on the details page', async () => {
    const { details, webview } = used.workbench.pages;
    for (const { shown } of names) {
      await openDetails(used.workbench.pages, shown);
      assert.equal(await details.value('DisplayName').innerText(), shown);
      assert.equal(await webview.content().locator('main :is(a, img, script, iframe)').count(), 0, shown);
    }
    assert.deepEqual(violations, []);
  });

  it('is shown as text in the status bar', async () => {
    const { details, serversView, statusBar, clipboard } = used.workbench.pages;
    const name = '$(trash) $(sync~spin) codicons';
    await openDetails(used.workbench.pages, name);
    await details.copyButton('displayName').click();
    await statusBar.item(`Copied: ${name}`).waitFor();
    assert.equal(await statusBar.item('codicons').locator('.codicon').count(), 0);
    await serversView.contextMenu(serversView.links(name), 'Copy Name');
    await statusBar.item(`Copied: ${name}`).waitFor();
    assert.equal(await statusBar.item('codicons').locator('.codicon').count(), 0);
    assert.equal(await clipboard.text(), name);
  });

  it('is shown as text in a question', async () => {
    const { serversView, modal } = used.workbench.pages;
    for (const { shown } of names) {
      await serversView.contextMenu(serversView.links(shown), 'Unjoin HTTPS Link…');
      await modal.waitFor();
      assert.equal(await modal.message(), `Unjoin ${shown} from Denver?`);
      await modal.dismiss();
    }
    assert(server.requests.every(({ method }) => method === 'GET'));
  });

  it('is shown as text in a notification', async () => {
    const { serversView, modal, notifications } = used.workbench.pages;
    const name = '[click](command:workbench.action.closeWindow) **bold** ![i](https://192.0.2.1/i.png)';
    await serversView.contextMenu(serversView.links(name), 'Unjoin HTTPS Link…');
    await modal.click('Unjoin');
    await notifications.waitFor('has been removed');
    assert.equal(await notifications.toasts.locator('.notification-list-item-message a').count(), 0);
    const [text] = await notifications.texts();
    assert(text?.replaceAll('\u2060', '').startsWith(`Denver: ${name} has been removed.`), text);
  });

  it('is shown as text in the prompt of an input', async () => {
    const name = '[run](command:workbench.action.closeWindow)';
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry(name, server)] });
    const { serversView, palette, quickInput } = used.workbench.pages;
    await serversView.links('two lines').waitFor();
    await palette.run('Unity Connection: Unjoin Server from HTTPS Network…');
    await quickInput.pick(name);
    await quickInput.waitForMessage(/“\[run\]\u2060\(command:workbench/);
    assert.equal(await quickInput.widget.locator('.quick-input-message a').count(), 0);
    await quickInput.cancel();
  });
});

describe('the details page', () => {
  const used = useWorkbench();
  let server: OtherServer;

  before(async () => {
    server = await startOtherServer({ dialect: 'json' });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.open();
    await signIn(used.workbench.pages, 'Denver', server.password);
    await serverRow.waitUntilRead('Denver', 3);
    await openDetails(used.workbench.pages, "O'Higgins");
  });
  after(() => server.close());

  it('is reached in every part by the keyboard alone', async () => {
    const { details } = used.workbench.pages;
    await details.button('Refresh').focus();
    const reached = await details.tabOn();
    const fields = await details.fieldNames();
    assert(fields.length >= 17, fields.join(', '));
    for (const name of fields) assert(reached.includes(`name-${name}`), `${name}: ${reached.join(', ')}`);
    for (const action of ['edit', 'unjoin', 'raw']) assert(reached.includes(`action-${action}`), action);
    assert.equal(reached.filter((id) => id.startsWith('copy-')).length >= 17, true, reached.join(', '));
  });

  it('explains a field as soon as it has the focus, and only then', async () => {
    const { details } = used.workbench.pages;
    await details.focus('LastUsn');
    await details.meaning('LastUsn').waitFor();
    assert.equal(await details.meaning('MaxUsn').isVisible(), false);
    await details.focus('MaxUsn');
    await details.meaning('MaxUsn').waitFor();
    assert.equal(await details.meaning('LastUsn').isVisible(), false);
  });

  it('keeps an explanation that is pointed at, and takes it away with Escape until it is asked for anew', async () => {
    const { details } = used.workbench.pages;
    await details.name('LastUsn').hover();
    await details.meaning('LastUsn').hover();
    await details.meaning('LastUsn').waitFor();
    await details.name('LastUsn').hover();
    await details.press('Escape');
    await details.meaning('LastUsn').waitFor({ state: 'hidden' });
    await details.focus('LastUsn');
    await details.meaning('LastUsn').waitFor();
    await details.press('Escape');
    await details.meaning('LastUsn').waitFor({ state: 'hidden' });
    await details.name('UseSSL').hover();
    await details.meaning('UseSSL').waitFor();
  });

  it('shows what copies a field to whoever comes to the field by the keyboard', async () => {
    const { details } = used.workbench.pages;
    await details.name('UseSSL').hover();
    await details.focus('MaxUsn');
    assert.equal(await details.copyOpacity('lastUsn'), '0');
    await details.focus('LastUsn');
    assert.equal(await details.copyOpacity('lastUsn'), '1');
  });

  for (const theme of ['dark', 'light', 'highContrast'] as const) {
    it(`can be read in the ${theme} theme`, async () => {
      await used.workbench.setTheme(theme);
      const { serverRow, details } = used.workbench.pages;
      await serverRow.waitUntilRead('Denver', 3);
      await openDetails(used.workbench.pages, "O'Higgins");
      await details.focus('LastUsn');
      await details.meaning('LastUsn').waitFor();
      await used.workbench.screenshot(`details-${theme}`);
      const { text, background } = await details.colours();
      assert.notEqual(text, background);
    });
  }
});
