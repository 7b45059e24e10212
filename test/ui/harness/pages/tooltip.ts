import type { Locator, Page } from 'playwright-core';
import { inTime, until } from '../until.ts';

/** Where nothing has a tooltip. */
const away = [900, 700] as const;

/** What a row says while the pointer rests on it. */
export function tooltip(page: Page) {
  const box = page.locator('.workbench-hover:visible').first();
  const content = box.locator('.rendered-markdown');
  return {
    async open(row: Locator) {
      // The pointer must come to rest on a row that stays as it is.
      await until('the tooltip is open', async () => {
        await page.mouse.move(...away);
        await row.hover();
        return inTime(content.locator('li').first());
      });
    },
    /** The words in bold at its head. */
    title: () => content.locator('strong').first().innerText(),
    /** What could only be there if text had been taken for markup; names and list items are our own. */
    interpreted: content.locator(':is(a, img, code, em, h1, script, .codicon, strong ~ strong)'),
    async close() {
      await page.mouse.move(...away);
      await box.waitFor({ state: 'detached' });
    },
  };
}
