import type { Page } from 'playwright-core';
import { quickInput } from './quickInput.ts';

/** The command palette. */
export function palette(page: Page) {
  const box = quickInput(page);
  const open = async (text: string): Promise<void> => {
    await page.keyboard.press('F1');
    await box.input.waitFor();
    await box.input.fill(`>${text}`);
  };
  return {
    /** Runs a command by its whole title, category included: "Unity Connection: Show Log". */
    async run(title: string) {
      await open(title);
      await box.option(title).click();
    },
    /** The titles the palette offers for a text, at most those in sight. */
    async offered(text: string): Promise<string[]> {
      await open(text);
      await box.options.first().waitFor();
      const labels = await box.labels();
      await box.cancel();
      await box.waitUntilClosed();
      return labels;
    },
  };
}
