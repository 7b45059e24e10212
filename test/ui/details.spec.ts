import assert from 'node:assert/strict';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { signIn } from './harness/flows/signIn.ts';
import { watchPolicyViolations } from './harness/policyViolations.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

/** Names a server could give that something on the way might take for more than text. */
const hostile = [
  '<img src=x onerror="document.title=1"><script>throw 1</script>',
  '${globalThis.process.exit()} `code` ${env:HOME}',
  '[click](command:workbench.action.closeWindow) **bold** ![i](https://192.0.2.1/i.png)',
  '$(trash) $(sync~spin) codicons',
  'gnp.\u202eexe.tsil',
  `long ${'x'.repeat(294)}!`,
];

describe('text that a server gives', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let violations: readonly string[] = [];

  before(async () => {
    server = await startOtherServer({
      dialect: 'json',
      links: [...hostile.map((name) => ({ name, host: 'a.example' })), { name: 'two\nlines' }],
    });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    violations = watchPolicyViolations(used.workbench.page);
    await used.workbench.pages.serversView.open();
    await signIn(used.workbench.pages, 'Denver', server.password);
    await used.workbench.pages.serverRow.waitFor('Denver', '7 links');
  });
  after(() => server.close());

  it('is shown as it is in the tree', async () => {
    console.log(JSON.stringify(await used.workbench.pages.serversView.labels(), null, 1));
    await used.workbench.screenshot('hostile-tree');
  });
  it('tooltip', async () => {
    const { serversView } = used.workbench.pages;
    for (const [i, row] of (await serversView.rows.all()).entries()) {
      if (i === 0) continue;
      await row.hover();
      await used.workbench.page.locator('.workbench-hover').first().waitFor();
      console.log(
        JSON.stringify(
          (await used.workbench.page.locator('.workbench-hover').first().innerText()).slice(0, 200),
        ),
        await used.workbench.page.locator('.workbench-hover :is(a,img,code)').count(),
      );
      await used.workbench.screenshot(`hostile-tip-${i}`);
      await used.workbench.page.mouse.move(900, 600);
      await used.workbench.page.locator('.workbench-hover').first().waitFor({ state: 'detached' });
    }
  });
  it('webview', async () => {
    const { serversView, webview } = used.workbench.pages;
    for (const [i, row] of (await serversView.rows.all()).entries()) {
      if (i === 0) continue;
      await row.click();
      await webview.content().getByRole('heading', { level: 1 }).waitFor();
      await new Promise((r) => setTimeout(r, 500));
      console.log(JSON.stringify(await webview.content().getByRole('heading', { level: 1 }).innerText()));
      await used.workbench.screenshot(`hostile-page-${i}`);
    }
    console.log(violations);
    for (const theme of ['dark', 'light', 'highContrast'] as const) {
      await used.workbench.setTheme(theme);
      await used.workbench.screenshot(`details-${theme}`);
    }
  });
});
