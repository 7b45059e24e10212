import type { Locator, Page } from 'playwright-core';

/** The sidebar with the Servers view. */
export function serversView(page: Page) {
  const container = page.locator('[id="workbench.view.extension.cucLinks"]');
  const row = (label: string | RegExp): Locator => container.getByRole('treeitem', { name: label });
  return {
    container,
    rows: container.getByRole('treeitem'),
    row,
    /** Opens the sidebar on this view, if it is not open. */
    async open() {
      if (await container.isVisible()) return;
      await page.getByRole('tab', { name: 'Unity Connection' }).first().click();
      await container.waitFor();
    },
    /** What the view says, and the buttons it offers, while there are no servers. */
    welcome: container.locator('.welcome-view-content'),
    labels: async () => attributes(container.getByRole('treeitem')),
    async expand(label: string | RegExp) {
      const found = row(label);
      await found.waitFor();
      if ((await found.getAttribute('aria-expanded')) === 'false')
        await found.locator('.monaco-tl-twistie').click();
      await container
        .locator('[role=treeitem][aria-expanded=true]')
        .filter({ has: page.locator(':scope') })
        .or(found)
        .first()
        .waitFor();
    },
    /** Picks an entry of a row's context menu. */
    async contextMenu(label: string | RegExp, item: string) {
      await row(label).click({ button: 'right' });
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
    /** The entries of a row's context menu. */
    async menuItems(label: string | RegExp): Promise<string[]> {
      await row(label).click({ button: 'right' });
      const items = page.locator('.monaco-menu').getByRole('menuitem');
      await items.first().waitFor();
      const names = await attributes(items);
      await page.keyboard.press('Escape');
      await items.first().waitFor({ state: 'detached' });
      return names;
    },
    /** Clicks a button that a row shows while the pointer is on it. */
    async inlineAction(label: string | RegExp, action: string | RegExp) {
      await row(label).hover();
      await row(label).getByRole('button', { name: action }).click();
    },
    /** Clicks a button of the view's title bar. */
    async titleAction(action: string | RegExp) {
      await container.hover();
      await page.locator('.sidebar, .pane-header').getByRole('button', { name: action }).first().click();
    },
  };
}

async function attributes(found: Locator): Promise<string[]> {
  const names = await Promise.all((await found.all()).map((one) => one.getAttribute('aria-label')));
  return names.filter((name) => name !== null);
}
