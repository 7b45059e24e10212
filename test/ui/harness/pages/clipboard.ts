import type { Page } from 'playwright-core';
import { until } from '../until.ts';

/** What a person would paste. */
export function clipboard(page: Page) {
  // Only a page in front may read it.
  const text = async (): Promise<string> => {
    await page.bringToFront();
    return page.evaluate<string>('navigator.clipboard.readText()');
  };
  return {
    text,
    /** Pastes a text where the keyboard focus is. */
    async paste(given: string) {
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(given)})`);
      await page.keyboard.press('ControlOrMeta+v');
    },
    waitFor: (wanted: string) => until(`the clipboard has “${wanted}”`, text, (found) => found === wanted),
  };
}
