import type { Page } from 'playwright-core';

/** The bar at the bottom. */
export function statusBar(page: Page) {
  const bar = page.locator('[id="workbench.parts.statusbar"]');
  return {
    item: (text: string | RegExp) => bar.locator('.statusbar-item', { hasText: text }),
    texts: () => bar.locator('.statusbar-item').allInnerTexts(),
  };
}
