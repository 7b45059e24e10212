import type { Locator, Page } from 'playwright-core';
import { inTime, until } from '../until.ts';

/** The sidebar with the Servers view. */
export function serversView(page: Page) {
  const container = page.locator('[id="workbench.view.extension.cucLinks"]');
  const menuItems = page.locator('.monaco-menu [role=menuitem]');
  // A row that is drawn anew swallows the click, and a focus that moves closes the menu: people then click again.
  const openMenu = (row: Locator, pointAt?: string) =>
    until('the context menu is open', async () => {
      await row.click({ button: 'right' });
      if (!(await inTime(menuItems.first()))) return false;
      // VS Code draws rows anew in the elements of others: the click may have met another server.
      if ((await row.and(page.locator('.focused')).count()) === 0) {
        await page.keyboard.press('Escape');
        await menuItems.first().waitFor({ state: 'detached' });
        return false;
      }
      if (pointAt === undefined) return true;
      const label = page.locator('.action-label', { hasText: whole(pointAt) });
      const entry = page.locator('.monaco-menu .action-item').filter({ has: label });
      await entry.hover({ timeout: 5000 }).catch(() => undefined);
      return inTime(entry.and(page.locator('.focused')).first());
    });
  const tab = page.getByRole('tab', { name: 'Unity Connection' }).first();
  return {
    container,
    rows: container.getByRole('treeitem'),
    /** Its place in the activity bar. VS Code leaves the label of the tab itself empty until there was a badge. */
    icon: tab.locator('.action-label'),
    /** Shows another view instead, by keyboard. */
    async hide() {
      await until('the Servers view is hidden', async () => {
        await page.keyboard.press('ControlOrMeta+Shift+e');
        return isGone(container);
      });
    },
    /** The rows that are selected. */
    selected: container.locator('[role=treeitem][aria-selected=true]'),
    /** The row that keys act on, once the view has the keyboard. */
    focused: container.locator('[role=treeitem].focused, .focused [role=treeitem]').first(),
    /** Opens the sidebar on this view, if it is not open. */
    async open() {
      // A click meant to open it closes it where the workbench has just restored it: then once more.
      await until('the Servers view is open', async () => {
        if (await container.isVisible()) return true;
        await tab.click();
        return inTime(container);
      });
    },
    /** What the view says, and the buttons it offers, while there are no servers. */
    welcome: container.locator('.welcome-view-content'),
    labels: () =>
      container
        .getByRole('treeitem')
        .evaluateAll((rows: readonly { readonly ariaLabel: string | null }[]) =>
          rows.map(({ ariaLabel }) => ariaLabel ?? ''),
        ),
    /** The row of a server, by its name in the view. */
    server: (name: string) => container.locator(`[role=treeitem][aria-label^="Server ${quoted(name)} "]`),
    /** The rows of links with this name; the two ends of a link may have one each. */
    links: (name: string) => container.locator(`[role=treeitem][aria-label^="Link ${quoted(name)},"]`),
    /** Waits until the label of a row, as a screen reader reads it, says this. */
    async waitForLabel(row: Locator, wanted: RegExp) {
      await until(
        `a row says ${String(wanted)}`,
        async () =>
          (await row.count()) === 1 ? row.getAttribute('aria-label') : `${await row.count()} rows`,
        (label) => wanted.test(label ?? ''),
      );
    },
    async expand(row: Locator) {
      await setExpanded(row, true);
    },
    async collapse(row: Locator) {
      await setExpanded(row, false);
    },
    /** Selects these rows and no others, without opening any. */
    async select(wanted: readonly Locator[]) {
      await until('the rows are selected', async () => {
        const [first, ...more] = wanted;
        await first?.click();
        for (const row of more) await row.click({ modifiers: ['ControlOrMeta'] });
        const count = await container.locator('[role=treeitem][aria-selected=true]').count();
        return count === wanted.length;
      });
    },
    /** Picks an entry of a row's context menu. */
    async contextMenu(row: Locator, item: string) {
      await openMenu(row, item);
      // A menu ignores a click that comes right after it opened; the key is never too early.
      await page.keyboard.press('Enter');
      await menuItems.first().waitFor({ state: 'detached' });
    },
    /** The entries of a row's context menu. */
    async menuItems(row: Locator): Promise<string[]> {
      await openMenu(row);
      const names = (await menuItems.allInnerTexts()).map((name) => name.trim());
      await page.keyboard.press('Escape');
      await menuItems.first().waitFor({ state: 'detached' });
      return names;
    },
    /** Picks an entry of the menu of the focused row, by the keyboard alone. */
    async contextMenuByKeyboard(item: string) {
      await page.keyboard.press('Shift+F10');
      await menuItems.first().waitFor();
      const chosen = page.locator('.monaco-menu .action-item.focused', { hasText: item });
      await until(`${item} is chosen in the menu`, async () => {
        if ((await chosen.count()) > 0) return true;
        await page.keyboard.press('ArrowDown');
        return false;
      });
      await page.keyboard.press('Enter');
      await menuItems.first().waitFor({ state: 'detached' });
    },
    /** The letter at the end of a row. */
    badge: (row: Locator) =>
      row
        .locator('.monaco-icon-label')
        .first()
        .evaluate(
          (label: Styled) => label.ownerDocument.defaultView.getComputedStyle(label, '::after').content,
        )
        .then((content) => content.replaceAll('"', '')),
    /** Drags a row onto another, or onto the empty space below all rows. */
    async drag(row: Locator, onto: Locator | 'empty space') {
      if (onto !== 'empty space') return row.dragTo(onto);
      const list = container.locator('.monaco-list').first();
      const box = await list.boundingBox();
      await row.dragTo(list, { targetPosition: { x: 60, y: (box?.height ?? 0) - 20 } });
    },
    /** Clicks a button that a row shows while the pointer is on it. */
    async inlineAction(row: Locator, action: string | RegExp) {
      await row.hover();
      await row.getByRole('button', { name: action }).click();
    },
    /** Clicks a button of the view's title bar. */
    async titleAction(action: string | RegExp) {
      await container.hover();
      await page.locator('.sidebar, .pane-header').getByRole('button', { name: action }).first().click();
    },
  };
}

function isGone(locator: Locator): Promise<boolean> {
  return locator.waitFor({ state: 'hidden', timeout: 1500 }).then(
    () => true,
    () => false,
  );
}

/** As much of an element as its computed style needs. */
interface Styled {
  readonly ownerDocument: {
    readonly defaultView: {
      readonly getComputedStyle: (element: unknown, part: string) => { readonly content: string };
    };
  };
}

/** Of a name that is the beginning of another one's. */
function whole(name: string): RegExp {
  return new RegExp(`^\\s*${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

/** For a string inside a CSS selector. */
function quoted(name: string): string {
  return name.replace(/["\\]/g, '\\$&');
}

// A row that is drawn anew swallows the click.
async function setExpanded(row: Locator, wanted: boolean): Promise<void> {
  const done = row.and(row.page().locator(`[aria-expanded="${wanted}"]`));
  await until(`the row is ${wanted ? 'expanded' : 'collapsed'}`, async () => {
    if ((await done.count()) > 0) return true;
    await row.locator('.monaco-tl-twistie').click();
    return inTime(done);
  });
}
