import type { Page } from 'playwright-core';

/** Notes each welcome text of a view that is in sight, if only for a moment, from the next reload on. */
export async function watchWelcome(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(
    `window.welcomes = new Set();
     new MutationObserver(() => {
       for (const text of document.querySelectorAll('.welcome-view-content'))
         if (text.checkVisibility() && text.textContent !== '') window.welcomes.add(text.textContent);
     }).observe(document, { subtree: true, childList: true, attributes: true });`,
  );
  return () => page.evaluate<readonly string[]>('[...window.welcomes]');
}
