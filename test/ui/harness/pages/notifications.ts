import type { Page } from 'playwright-core';
import { until } from '../until.ts';

/** The toasts at the lower right. */
export function notifications(page: Page) {
  const toasts = page.locator('.notification-toast');
  const toast = (text: string | RegExp) =>
    toasts.filter({ has: page.locator('.notification-list-item-message', { hasText: text }) });
  const waitUntilGone = (text: string | RegExp) =>
    until(
      `no toast says ${String(text)}`,
      () => toast(text).count(),
      (count) => count === 0,
    );
  return {
    toasts,
    toast,
    texts: () => toasts.locator('.notification-list-item-message').allInnerTexts(),
    /** Waits for a toast with this text. */
    waitFor: (text: string | RegExp) => toast(text).waitFor(),
    /** Waits until no toast has this text. */
    waitUntilGone,
    /** Clicks a button of the toast with this text. */
    click: (text: string | RegExp, button: string) =>
      toast(text).getByRole('button', { name: button, exact: true }).click(),
    async dismiss(text: string | RegExp) {
      await toast(text).hover();
      await toast(text).locator('.codicon-notifications-clear').click();
      await waitUntilGone(text);
    },
  };
}
