import type { Page } from 'playwright-core';
import { palette } from './palette.ts';

/** settings.json in an editor, where people change servers by hand. */
export function settingsEditor(page: Page) {
  return {
    /** Puts this text in place of all that is there, and saves it: VS Code takes it over at once. */
    async replace(settings: Readonly<Record<string, unknown>>) {
      await palette(page).run('Preferences: Open User Settings (JSON)');
      const tab = page.locator('.tabs-container').getByRole('tab', { name: 'settings.json' });
      await tab.waitFor();
      await page.locator('.editor-instance .view-lines').click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(JSON.stringify(settings, null, 2));
      await page.keyboard.press('ControlOrMeta+s');
      await page.locator('.tabs-container .tab.dirty').waitFor({ state: 'detached' });
      await page.keyboard.press('ControlOrMeta+F4');
      await tab.waitFor({ state: 'detached' });
    },
  };
}
