import assert from 'node:assert/strict';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('the workbench with a listed sandbox', () => {
  const used = useWorkbench({ sandbox: { listed: true } });

  it('themes', async () => {
    for (const theme of ['highContrast', 'light', 'dark'] as const) {
      await used.workbench.setTheme(theme);
      await used.workbench.screenshot(`probe-${theme}`);
    }
  });
  it('lists every simulated server', async () => {
    const { serversView } = used.workbench.pages;
    await serversView.open();
    await serversView.server('CUC-HUB').waitFor();
    await serversView.collapse(serversView.server('CUC-HUB'));
    await serversView.expand(serversView.server('CUC-HUB'));
  });
  it('menu', async () => {
    const { serversView } = used.workbench.pages;
    console.log(await serversView.menuItems(serversView.server('CUC-LON-01')));
  });
  it('context copy', async () => {
    const { serversView, modal } = used.workbench.pages;
    await serversView.contextMenu(serversView.links('CUC-LON-01').first(), 'Unjoin HTTPS Link…');
    await modal.waitFor();
    await used.workbench.screenshot('probe-modal');
    console.log(await modal.message(), '|', await modal.detail(), '|', await modal.buttons());
    await modal.dismiss();
    console.log(
      await used.workbench.pages.notifications.texts(),
      await used.workbench.pages.quickInput.widget.count(),
    );
  });
  it('palette, quick input', async () => {
    const { palette, quickInput } = used.workbench.pages;
    await palette.run('Unity Connection: Copy Name');
    await quickInput.options.first().waitFor();
    console.log(await quickInput.labels(), await quickInput.title());
    await used.workbench.screenshot('probe-pick');
    await quickInput.cancel();
  });
  it('reload, restart, log', async () => {
    await used.workbench.reload();
    await used.workbench.restart();
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serversView.server('CUC-HUB').waitFor();
    console.log(used.workbench.log().slice(0, 800));
    assert(used.workbench.log().length > 0);
  });
  it('title action and notifications', async () => {
    await used.workbench.pages.serversView.titleAction('Refresh');
    console.log(await used.workbench.pages.statusBar.texts());
  });
});
