import assert from 'node:assert/strict';
import { useWorkbench } from './harness/useWorkbench.ts';
import { watchWelcome } from './harness/watchWelcome.ts';

describe('the servers of a sandbox that was started elsewhere', () => {
  const used = useWorkbench({ sandbox: { listed: true } });

  it('are listed, with their links', async () => {
    const { serversView } = used.workbench.pages;
    await serversView.open();
    for (const { name } of used.sandbox.servers) await serversView.server(name).first().waitFor();
    const hub = serversView.server('CUC-HUB');
    await used.workbench.pages.serverRow.waitUntilRead('CUC-HUB', 5);
    await serversView.collapse(hub);
    await serversView.expand(hub);
    await serversView.links('CUC-LON-01').first().waitFor();
  });

  it('offer their commands in the context menu', async () => {
    const { serversView } = used.workbench.pages;
    const items = await serversView.menuItems(serversView.server('CUC-HUB'));
    for (const title of ['Refresh', 'Join HTTPS Link…', 'Unjoin Server from HTTPS Network…']) {
      assert(items.includes(title), `${title} is not among ${items.join(', ')}`);
    }
  });

  it('are there again after a reload, with no word before them of a view without servers', async () => {
    const seen = await watchWelcome(used.workbench.page);
    await used.workbench.reload();
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitUntilRead('CUC-HUB', 5);
    assert.deepEqual(await seen(), []);
  });

  it('ask before a link is unjoined, and leave it alone when dismissed', async () => {
    const { serversView, modal } = used.workbench.pages;
    await serversView.contextMenu(serversView.links('CUC-LON-01').first(), 'Unjoin HTTPS Link…');
    await modal.waitFor();
    assert.match(await modal.message(), /CUC-LON-01.*CUC-HUB/);
    await modal.dismiss();
    assert.equal(used.workbench.log().includes('DELETE'), false);
  });

  it('show a link in a page of its own', async () => {
    const { serversView, webview } = used.workbench.pages;
    await serversView.inlineAction(serversView.links('CUC-FRA-01').first(), 'Open Link Details');
    await webview.content().getByRole('heading', { name: 'CUC-FRA-01' }).waitFor();
  });

  for (const theme of ['light', 'dark', 'highContrast'] as const) {
    it(`are there again in the theme ${theme}`, async () => {
      await used.workbench.setTheme(theme);
      await used.workbench.pages.serversView.open();
      await used.workbench.pages.serversView.server('CUC-HUB').waitFor();
    });
  }

  it('are there again after a restart', async () => {
    await used.workbench.restart();
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serversView.server('CUC-HUB').waitFor();
  });
});
