import type { Page } from 'playwright-core';

/** The text editor in sight. */
export function editor(page: Page) {
  const lines = page.locator('.editor-instance .view-lines');
  return {
    /** The lines in sight; VS Code draws blanks as no-break spaces. */
    text: async () => (await lines.innerText()).replaceAll('\u00a0', ' '),
  };
}
