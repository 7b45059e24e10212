import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Locator } from 'playwright-core';
import * as z from 'zod/mini';
import { until } from '../until.ts';
import type { Workbench } from '../workbench.ts';

const settingsSchema = z.record(z.string(), z.unknown());

/** Changes settings.json in its editor, as people do by hand: VS Code takes it over at once, without a reload. */
export async function editSettings(
  { page, pages, folder }: Workbench,
  changed: Readonly<Record<string, unknown>>,
): Promise<void> {
  const read = (): unknown => JSON.parse(readFileSync(folder.settingsFile, 'utf8'));
  const wanted = { ...settingsSchema.parse(read()), ...changed };
  await pages.palette.run('Preferences: Open User Settings (JSON)');
  const editor = page.locator('.monaco-editor[data-uri$="settings.json"]');
  await editor.locator('.view-lines').click();
  await page.keyboard.press('ControlOrMeta+a');
  await pages.clipboard.paste(JSON.stringify(wanted));
  await page.keyboard.press('ControlOrMeta+s');
  await until('the settings are saved', () => isDeepStrictEqual(jsonOrUndefined(read), wanted));
  await until('the editor of the settings is closed', async () => {
    if (!(await editor.isVisible())) return true;
    // It opens as a dialog over the workbench where VS Code has such editors; a suggestion may take the first Escape.
    await page.keyboard.press('Escape');
    if (await isGone(editor)) return true;
    await page.keyboard.press('ControlOrMeta+F4');
    return isGone(editor);
  });
}

/** VS Code may be writing the file just now. */
function jsonOrUndefined(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function isGone(editor: Locator): Promise<boolean> {
  return editor.waitFor({ state: 'detached', timeout: 1500 }).then(
    () => true,
    () => false,
  );
}
