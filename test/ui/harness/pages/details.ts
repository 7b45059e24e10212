import type { Locator, Page } from 'playwright-core';
import { webview } from './webview.ts';

/** The details page of the link whose panel is in sight. */
export function details(page: Page) {
  const { content } = webview(page);
  const heading = (title: string) => content().getByRole('heading', { level: 1 }).filter({ hasText: title });
  const name = (field: string): Locator => content().locator(`[id="name-${field}"]`);
  return {
    tab: (title: string) => page.locator('.tabs-container').getByRole('tab', { name: title, exact: true }),
    heading,
    waitFor: (title: string) => heading(title).waitFor(),
    server: () => content().locator('.server').innerText(),
    /** As written; the style sheet gives it a capital. */
    health: () => content().locator('.health strong').textContent(),
    healthSentence: () => content().locator('.health span').innerText(),
    /** When what it shows was read. */
    updated: () => content().locator('footer').innerText(),
    /** Whether the keyboard speaks to the page, not to the workbench around it. */
    hasKeyboard: async () => (await content().locator('body').evaluate('document.hasFocus()')) === true,
    notice: content().locator('.notice'),
    fieldNames: () => content().locator('.name').allInnerTexts(),
    /** The value of a field, by its name on the wire. */
    value: (field: string): Locator =>
      content()
        .locator('.field', { has: page.locator(`[id="name-${field}"]`) })
        .locator('.value'),
    /** The name of a field: what is pointed at for its explanation. */
    name,
    focus: (field: string) => name(field).focus(),
    /** Presses a key while the page has the keyboard. */
    press: (key: string) => content().locator('body').press(key),
    /** What copies a field, by its name in the model. */
    copyButton: (key: string): Locator => content().locator(`[id="copy-${key}"]`),
    /** `0` where it is there and not seen. */
    copyOpacity: (key: string) =>
      content().locator('body').evaluate(`getComputedStyle(document.getElementById('copy-${key}')).opacity`),
    /** The explanation of a field; visible only while it is pointed at or focused. */
    meaning: (field: string) => content().locator(`[id="meaning-${field}"]`),
    /** Presses Tab until the focus leaves the page or comes round; the ids of what it came to. */
    async tabOn(): Promise<string[]> {
      const focused = content().locator(':focus');
      const ids: string[] = [];
      for (;;) {
        await page.keyboard.press('Tab');
        const id = (await focused.count()) === 1 ? await focused.getAttribute('id') : null;
        if (id === null || ids.includes(id)) return ids;
        ids.push(id);
      }
    },
    /** Presses Tab until the element with this id has the keyboard. */
    async tabTo(id: string): Promise<void> {
      for (let presses = 0; presses < 150; presses++) {
        await page.keyboard.press('Tab');
        if ((await content().locator(`[id="${id}"]:focus`).count()) === 1) return;
      }
      throw new Error(`No Tab leads to ${id}`);
    },
    /** Waits until the element with this id has the keyboard. */
    waitForFocus: (id: string) => content().locator(`[id="${id}"]:focus`).waitFor(),
    /** The form, while something is being edited. */
    form: () => content().locator('form:visible'),
    /** An input of the form, by its field in the model. */
    input: (key: string) => content().locator(`[id="edit-${key}"]`),
    /** What is said about a field of the form: its hint, what is wrong, what somebody else has changed. */
    said: (part: 'hint' | 'error' | 'conflict', key: string) =>
      content().locator(`[id="${part}-${key}"]:visible`),
    formStatus: () => content().locator('[id="edit-status"]').innerText(),
    backlog: () => content().locator('[id="backlog-sentence"]').innerText(),
    charts: () => content().locator('svg.chart'),
    chartTable: () => content().locator('[id="backlog-values"] table'),
    /** As the browser has them after the theme. */
    async colours(): Promise<{ readonly text: string; readonly background: string }> {
      const style = async (property: string) => {
        const read = `getComputedStyle(document.body)['${property}']`;
        return String(await content().locator('body').evaluate(read));
      };
      return { text: await style('color'), background: await style('background-color') };
    },
    button: (label: string) => content().getByRole('button', { name: label, exact: true }),
    /** Breaks the page's policy on purpose: a watch that misses this would miss everything. */
    violatePolicy: () =>
      content()
        .locator('body')
        .evaluate(`document.body.insertAdjacentHTML('beforeend', '<img src="https://192.0.2.1/x.png">')`),
  };
}
