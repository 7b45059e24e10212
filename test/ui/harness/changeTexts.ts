import { join } from 'node:path';
import { sameAsKept } from '../../support/keptTexts.ts';
import type { Pages } from '../harness/pages.ts';

const path = join(import.meta.dirname, '..', 'changeTexts.txt');

/** Compares what a person reads with what is kept of it in test/ui/changeTexts.txt. */
export function sameText(name: string, text: string): void {
  sameAsKept(path, name, text);
}

/** The question of a change: message, detail and buttons. */
export async function sameQuestion(name: string, { modal }: Pages): Promise<void> {
  const buttons = (await modal.buttons()).sort((a, b) => a.localeCompare(b));
  const text = [await modal.message(), '', await modal.detail(), '', `[ ${buttons.join(' | ')} ]`];
  sameText(name, text.join('\n'));
}

/** The toast that has this text in it, with its buttons. */
export async function sameToast(
  name: string,
  text: string | RegExp,
  { notifications }: Pages,
): Promise<void> {
  const toast = notifications.toast(text);
  const message = await toast.locator('.notification-list-item-message').innerText();
  const buttons = await toast.locator('.monaco-text-button').allInnerTexts();
  sameText(name, [message, ...(buttons.length > 0 ? ['', `[ ${buttons.join(' | ')} ]`] : [])].join('\n'));
}
