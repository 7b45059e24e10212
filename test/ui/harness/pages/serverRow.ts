import type { Page } from 'playwright-core';
import { serversView } from './serversView.ts';

/** What the row of a server says; the words are those of the view, in its accessible label too. */
export function serverRow(page: Page) {
  const view = serversView(page);
  const saying = (name: string, words: string) =>
    view.container.locator(`[role=treeitem][aria-label^="Server ${name} "][aria-label*=${quoted(words)}]`);
  return {
    saying,
    /** Waits until the row of a server says so. */
    waitFor: (name: string, words: string) => saying(name, words).waitFor(),
    /** Waits until its list and its release, which comes after it, have been read: then its rows stay as they are. */
    waitUntilRead: (name: string, links: number) =>
      view.waitForLabel(view.server(name), new RegExp(` ${links} links? · \\d+\\.\\d`)),
    /** Waits until there is a row below a server that says so: why it has no links. */
    waitForNote: (words: string) =>
      view.container
        .locator(`[role=treeitem][aria-level="2"][aria-label*=${quoted(words)}]`)
        .first()
        .waitFor(),
  };
}

function quoted(words: string): string {
  return JSON.stringify(words);
}
