import type { Locator, Page } from 'playwright-core';
import { serversView } from './serversView.ts';

/** The row of a folder in the Servers view, and what is below it. */
export function folderRow(page: Page) {
  const view = serversView(page);
  const row = (name: string): Locator =>
    view.container.locator(`[role=treeitem][aria-label^=${JSON.stringify(`Folder ${name},`)}]`);
  return {
    row,
    /** Waits until the row of a folder says this after its name. */
    waitFor: (name: string, words: string) => view.waitForLabel(row(name), new RegExp(`, ${words}$`)),
    /** A folder that was just made gets the focus, which would close a palette or menu that is open by then. */
    waitUntilFocused: (name: string) => row(name).and(page.locator('.monaco-list:focus .focused')).waitFor(),
  };
}
