import type { Locator, Page } from 'playwright-core';

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
      await answered(box, () => page.keyboard.press('Enter'));
    },
    async click(button: string) {
      const wanted = box.getByRole('button', { name: button, exact: true });
      await wanted.waitFor();
      await answered(box, () => wanted.click());
    },
    /** What a person does who does not want it. */
    async dismiss() {
      await answered(box, () => page.keyboard.press('Escape'));
    },
  };
}

/** Answers and waits until this very dialog has gone: another may stand in its place at once. */
export async function answered(box: Locator, answer: () => Promise<void>): Promise<void> {
  const dialog = await box.elementHandle();
  await answer();
  await dialog.waitForElementState('hidden');
}
