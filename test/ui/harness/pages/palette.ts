import type { Page } from 'playwright-core';
import { inTime, until } from '../until.ts';
import { quickInput } from './quickInput.ts';

/** The command palette. */
export function palette(page: Page) {
  const box = quickInput(page);
  const open = async (text: string): Promise<void> => {
    await until('the palette is open', async () => {
      await page.keyboard.press('F1');
      return inTime(box.input);
    });
    await box.input.fill(`>${text}`);
  };
  // The command may have opened a quick input of its own in the palette's place; the box may go while it is read.
  const listed = async (): Promise<boolean> =>
    (await box.widget.count()) > 0 &&
    (await box.input.inputValue({ timeout: 500 }).catch(() => '>')).startsWith('>');
  return {
    /** Runs a command by its whole title, category included: "Unity Connection: Show Log". */
    async run(title: string) {
      // After a reload it may open before the extensions have told of their commands, and then never lists them.
      await until(`the palette offers ${title}`, async () => {
        await open(title);
        if (await inTime(box.option(title))) return true;
        await page.keyboard.press('Escape');
        return false;
      });
      await box.option(title).click();
      await until('the palette has gone', async () => !(await listed()));
    },
    /** The titles the palette offers for a text, at most those in sight. */
    async offered(text: string): Promise<string[]> {
      await open(text);
      await box.options.first().waitFor();
      const labels = await box.labels();
      await box.cancel();
      await box.waitUntilClosed();
      return labels;
    },
  };
}
