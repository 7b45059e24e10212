import type { Locator, Page } from 'playwright-core';
import { answered } from './pages/modal.ts';
import { quickInput } from './pages/quickInput.ts';
import { inTime, until } from './until.ts';

/** More presses than lead round any list, dialog or page. */
const mostPresses = 200;

/** A person at the workbench who has no mouse. */
export function keyboard(page: Page) {
  const box = quickInput(page);
  const press = (key: string) => page.keyboard.press(key);
  const type = (text: string) => page.keyboard.type(text);

  /** Presses a key until something is there. */
  const pressUntil = async (key: string, what: string, there: Locator) => {
    for (let presses = 0; presses < mostPresses; presses++) {
      if ((await there.count()) > 0) return;
      await press(key);
    }
    throw new Error(`${key} does not lead to ${what}`);
  };

  /** Chooses a row of a quick pick; false when it is not there any more. */
  const choose = async (label: string | RegExp): Promise<boolean> => {
    const row = box.option(label);
    for (let presses = 0; presses < mostPresses && (await row.count()) > 0; presses++) {
      const isThere = (await row.and(page.locator('.focused')).count()) > 0;
      await press(isThere ? 'Enter' : 'ArrowDown');
      if (isThere) return true;
    }
    return false;
  };

  const run = async (title: string) => {
    // An editor that opens just now takes the keyboard away, and the palette closes: a person opens it again.
    await until(`${title} is chosen in the palette`, async () => {
      await press('F1');
      if (!(await inTime(box.input.and(page.locator(':focus'))))) return false;
      await type(title);
      return (await inTime(box.option(title).first())) && choose(title);
    });
  };

  return {
    press,
    type,
    run,
    pressUntil,
    /** Types an answer once this is asked. */
    async answer(message: string | RegExp, text: string) {
      await box.waitForMessage(message);
      await box.input.and(page.locator(':focus')).waitFor();
      await press('ControlOrMeta+a');
      if (text === '') await press('Delete');
      else await type(text);
      await press('Enter');
    },
    async pick(label: string | RegExp) {
      await box.option(label).first().waitFor();
      if (!(await choose(label))) throw new Error(`${label} could not be chosen`);
    },
    /** Ticks or unticks a row where several may be chosen. */
    async toggle(label: string) {
      const row = page.locator('.quick-input-list .monaco-list-row', {
        has: page.locator('.label-name', { hasText: new RegExp(`^\\s*${label}\\s*$`) }),
      });
      await row.waitFor();
      await pressUntil('ArrowDown', label, row.and(page.locator('.focused')));
      await press('Space');
    },
    /** Moves the focus to the row of the Servers view whose label begins so. */
    async focusRow(label: string) {
      await run('Unity Connection: Focus on Servers View');
      const view = page.locator('[id="workbench.view.extension.cucLinks"]');
      // The row may look focused before the keyboard is there.
      await view.locator('.monaco-list:focus').waitFor();
      await press('Home');
      const row = view.locator(`[role=treeitem][aria-label^=${JSON.stringify(label)}]`);
      await row.first().waitFor();
      const focused = view.locator('.focused');
      await pressUntil('ArrowDown', label, row.and(focused).or(focused.locator(row)));
    },
    /** Answers the dialog that asks this. */
    async answerModal(message: string | RegExp, button: string) {
      const dialog = page.locator('.monaco-dialog-box');
      await dialog.locator('.dialog-message', { hasText: message }).waitFor();
      const wanted = dialog.getByRole('button', { name: button, exact: true });
      await wanted.waitFor();
      await dialog.locator(':focus').waitFor();
      await pressUntil('Tab', button, wanted.and(page.locator(':focus')));
      await answered(dialog, () => press('Enter'));
    },
    /** Presses a button of the toast that says this. */
    async answerToast(text: string | RegExp, button: string) {
      const toast = page.locator('.notification-toast', { hasText: text });
      await toast.waitFor();
      await run('Notifications: Focus Notification Toast');
      const wanted = toast.getByRole('button', { name: button, exact: true });
      await pressUntil('Tab', button, wanted.and(page.locator(':focus')));
      await press('Enter');
    },
  };
}

/** Counts what a mouse does to the workbench from now on, until the next reload. */
export async function watchMouse(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(
    `window.mouseUses = 0; for (const kind of ['mousedown', 'pointerdown', 'wheel'])
       addEventListener(kind, () => { window.mouseUses += 1 }, { capture: true, passive: true });`,
  );
  return () => page.evaluate<number>('window.mouseUses');
}

/** Waits for a text in the clipboard. */
export function untilCopied(page: Page, start: string): Promise<string> {
  return until(
    `something that starts with ${start} is copied`,
    () => page.evaluate<string>('navigator.clipboard.readText()'),
    (text) => text.startsWith(start),
  );
}
