import type { FrameLocator, Page } from 'playwright-core';

/** The webview in sight: VS Code puts its page into a frame in a frame. */
export function webview(page: Page) {
  const frame = page.locator('iframe.webview:visible');
  return {
    frame,
    /** The extension's own document. */
    content: (): FrameLocator => frame.contentFrame().frameLocator('#active-frame'),
    /** Editor tabs, by their labels. */
    tab: (label: string | RegExp) => page.locator('.tabs-container').getByRole('tab', { name: label }),
  };
}
