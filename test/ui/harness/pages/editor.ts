import type { Page } from 'playwright-core';

/** The text editor in sight. */
export function editor(page: Page) {
  const lines = page.locator('.editor-instance .view-lines');
  return {
    /** The lines in sight; VS Code draws blanks as no-break spaces. */
    text: async () => (await lines.innerText()).replaceAll('\u00a0', ' '),
    /** All of it, the way a person would take it: it goes over the clipboard. */
    async wholeText() {
      await lines.click();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+C');
      return page.evaluate<string>('navigator.clipboard.readText()');
    },
    /** Waits until a line in sight has this text. */
    waitFor: (text: string) => lines.filter({ hasText: new RegExp(escape(text)) }).waitFor(),
  };
}

/** Blanks are drawn as no-break spaces. */
function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s');
}
