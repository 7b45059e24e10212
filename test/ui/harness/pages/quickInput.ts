import type { Locator, Page } from 'playwright-core';
import { pressIn } from '../pressIn.ts';
import { inTime, until } from '../until.ts';

/** The box at the top of the workbench: input boxes and quick picks. */
export function quickInput(page: Page) {
  const widget = page.locator('.quick-input-widget:visible');
  const input = widget.locator('.quick-input-box input, .quick-input-filter input').first();
  const options = widget.getByRole('option');
  /** Where several rows may be chosen, each is a check box to a screen reader. */
  const boxes = widget.locator('.quick-input-list').getByRole('checkbox');
  const option = (label: string | RegExp): Locator =>
    options.filter({ has: page.locator('.label-name', { hasText: exactly(label) }) });
  return {
    widget,
    input,
    options,
    option,
    title: () => widget.locator('.quick-input-title').innerText(),
    placeholder: async () => (await input.getAttribute('placeholder')) ?? '',
    /** The prompt, or the sentence of a failed validation. */
    message: () => widget.locator('.quick-input-message').innerText(),
    /** Labels of the rows that are shown; a long list shows only those in sight. */
    labels: () => widget.locator('.quick-input-list-row .label-name').allInnerTexts(),
    async waitForTitle(title: string | RegExp) {
      await widget.locator('.quick-input-title', { hasText: title }).waitFor();
    },
    async waitForMessage(message: string | RegExp) {
      await widget.locator('.quick-input-message', { hasText: message }).waitFor();
    },
    /** Waits for a step of several questions; the one before it may look the same until then. */
    async waitForStep(step: number, of: number) {
      await widget.locator('.quick-input-title', { hasText: `(${step}/${of})` }).waitFor();
    },
    type: (text: string) => input.fill(text),
    accept: () => pressIn(input, 'Enter'),
    /** Types and accepts; the caller waits for what must come next. */
    async answer(text: string) {
      await input.fill(text);
      await pressIn(input, 'Enter');
    },
    /** Picks the only row with this label. */
    async pick(label: string | RegExp) {
      await option(label).click();
    },
    /** Ticks or unticks a row of a pick with check boxes, once it is there. */
    async toggle(label: string | RegExp) {
      await boxes.filter({ has: page.locator('.label-name', { hasText: exactly(label) }) }).click();
    },
    /** The labels of the ticked rows of a pick with check boxes, once it is there. */
    async ticked(): Promise<string[]> {
      await boxes.first().waitFor();
      return widget
        .getByRole('checkbox', { checked: true })
        .locator('.quick-input-list-row:first-child .label-name')
        .allInnerTexts();
    },
    /** Waits until the row with this label has this text somewhere. */
    async waitForRow(label: string, text: string) {
      await option(label).filter({ hasText: text }).waitFor();
    },
    /** Picks a field that is switched so, until its row says this: one that is drawn anew meanwhile swallows the click. */
    async turn(label: string, value: string) {
      const says = option(label).and(page.locator(`[aria-label^="${label}, ${value},"]`));
      await until(`${label} is ${value}`, async () => {
        await option(label).click();
        return inTime(says);
      });
    },
    /** Waits until the row with this label is the active one: in a fresh pick, the first. */
    async waitForActive(label: string) {
      await option(label).and(page.locator('.focused')).waitFor();
    },
    back: () => widget.getByRole('button', { name: 'Back' }).click(),
    cancel: () => pressIn(input, 'Escape'),
    async waitUntilClosed() {
      await until(
        'the quick input closes',
        () => widget.count(),
        (count) => count === 0,
      );
    },
  };
}

function exactly(label: string | RegExp): RegExp {
  return typeof label === 'string' ? new RegExp(`^\\s*${escape(label)}\\s*$`) : label;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
