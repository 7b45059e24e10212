import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { quickInput } from './quickInput.ts';

/** The dialogs that ask for a file; in a browser they are quick inputs that take a path. */
export function fileDialog(page: Page) {
  const box = quickInput(page);
  return {
    /**
     * Types a path into the dialog of that title, and takes it. `beside`: a folder that is beside the file; once it is
     * listed, the dialog has come to where the file is to be. Before that it would take the path it suggests itself.
     */
    async answer(title: string, path: string, beside: string) {
      await box.waitForTitle(title);
      await box.option('..').waitFor();
      await box.type(`${dirname(path)}/`);
      await box.option(beside).waitFor();
      await box.answer(path);
      await box.option(beside).waitFor({ state: 'detached' });
    },
  };
}
