import type { Page } from 'playwright-core';

/** The modal dialog, in VS Code's own style. */
export function modal(page: Page) {
  const box = page.locator('.monaco-dialog-box');
  return {
    box,
    waitFor: () => box.waitFor(),
    message: () => box.locator('.dialog-message').innerText(),
    detail: () => box.locator('.dialog-message-detail').innerText(),
    buttons: () => box.locator('.dialog-buttons .monaco-button').allInnerTexts(),
    async waitForMessage(message: string | RegExp) {
      await box.locator('.dialog-message', { hasText: message }).waitFor();
    },
    /** Takes the default answer. */
    async pressEnter() {
      await box.locator(':focus').waitFor();
      await page.keyboard.press('Enter');
      await box.waitFor({ state: 'detached' });
    },
    async click(button: string) {
      await box.getByRole('button', { name: button, exact: true }).click();
      await box.waitFor({ state: 'detached' });
    },
    /** What a person does who does not want it. */
    async dismiss() {
      await page.keyboard.press('Escape');
      await box.waitFor({ state: 'detached' });
    },
  };
}
