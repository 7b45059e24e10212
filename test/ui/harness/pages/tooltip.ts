import type { Locator, Page } from 'playwright-core';

/** What a row says while the pointer rests on it. */
export function tooltip(page: Page) {
  const box = page.locator('.workbench-hover:visible').first();
  const content = box.locator('.rendered-markdown');
  return {
    async open(row: Locator) {
      await row.hover();
      await content.locator('li').first().waitFor();
    },
    /** The words in bold at its head. */
    title: () => content.locator('strong').first().innerText(),
    /** What could only be there if text had been taken for markup; names and list items are our own. */
    interpreted: content.locator(':is(a, img, code, em, h1, script, .codicon, strong ~ strong)'),
    async close() {
      await page.mouse.move(900, 700);
      await box.waitFor({ state: 'detached' });
    },
  };
}
