import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { wireNames } from '../../src/cupi/wireNames.ts';
import { pseudoLocale, untranslated, writePseudoLanguage } from './harness/pseudoLanguage.ts';
import { useWorkbench } from './harness/useWorkbench.ts';
import { extensionsFolder } from './harness/workbench.ts';

const fieldName = `(${Object.values(wireNames).join('|')})`;
/** What is not language: names and addresses of the sandbox, times, Cisco's field names and values, VS Code's words. */
const data = [
  /^(CUC-[\w-]+( \((R&D|[\w.-]+)\))?(,\s+)?)+$/,
  /^\w+ @ 127\.0\.0\.1:\d+$/,
  /^\w+, \w+ \d+, \d{4}.*$|^\w{3} \d+, \d{4}.*$|^[\d:]+ [AP]M( UTC)?$|^\d+ \w+ ago$/,
  /^(https:\/\/)?[\w.-]+\.sandbox\.example(\/\S*)?$|^\/vmrest\/\S+$|^[\da-f-]{36}$/,
  new RegExp(`^${fieldName}(: (\\d+|[\\da-f-]{36}|https:\\S+))?:?$`),
  /^(true|false)$/,
  /^Actions for CUC|^Cancel$|^Ctrl\+[A-Z]$|^F\d$|^Delete$/,
];

function hardCoded(texts: readonly string[]): string[] {
  return texts.flatMap(untranslated).filter((part) => !data.some((pattern) => pattern.test(part)));
}

interface Shown {
  readonly childNodes: Iterable<{ readonly nodeType: number; readonly nodeValue: string | null }>;
  querySelectorAll(selector: string): Iterable<Shown>;
  getAttribute(name: string): string | null;
}

/** Every text of a part of the page: what is drawn, and what is read out or shown on pointing at it. */
function textsOf(part: Locator): Promise<string[]> {
  return part.evaluateAll((roots: readonly Shown[]) =>
    roots
      .flatMap((root) => [root, ...root.querySelectorAll('*')])
      .flatMap((element) => [
        ...[...element.childNodes].map(({ nodeType, nodeValue }) => (nodeType === 3 ? nodeValue : '')),
        ...['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name)),
      ])
      .filter((text) => text !== null),
  );
}

describe('the extension in a language that nobody speaks', () => {
  const extensions = join(tmpdir(), `cuc-links-pseudo-${randomUUID()}`);
  before(() => writePseudoLanguage(extensionsFolder(), extensions));
  const used = useWorkbench({ sandbox: { listed: true }, language: { locale: pseudoLocale, extensions } });
  after(() => rmSync(extensions, { recursive: true, force: true }));

  const row = (text: string) => used.workbench.page.locator('[role=treeitem]', { hasText: text }).first();

  it('has rows that say nothing untranslated', async () => {
    const { serversView } = used.workbench.pages;
    await serversView.open();
    await row('⟦failing⟧').waitFor();
    const texts = await textsOf(serversView.rows);
    assert(texts.length > 20);
    assert.deepEqual(hardCoded(texts), []);
  });

  it('has tooltips that do not either', async () => {
    const { tooltip } = used.workbench.pages;
    await tooltip.open(row('⟦failing⟧'));
    const texts = await textsOf(used.workbench.page.locator('.workbench-hover .rendered-markdown'));
    assert.deepEqual(hardCoded(texts), []);
    await tooltip.close();
  });

  it('nor menus', async () => {
    const { serversView } = used.workbench.pages;
    for (const one of [row('⟦failing⟧'), row('⟦sandbox⟧')])
      assert.deepEqual(hardCoded(await serversView.menuItems(one)), []);
  });

  it('nor the details page', async () => {
    const { webview } = used.workbench.pages;
    await row('⟦failing⟧').click();
    await webview.content().locator('.field').first().waitFor();
    assert.deepEqual(hardCoded(await textsOf(webview.content().locator('body'))), []);
  });

  it('nor questions', async () => {
    const { serversView, quickInput, modal, palette } = used.workbench.pages;
    await palette.run('⟦Unity Connection⟧: ⟦Add Server…⟧');
    await quickInput.waitForTitle('Add Server');
    assert.deepEqual(hardCoded([await quickInput.title(), await quickInput.placeholder()]), []);
    await quickInput.cancel();
    await serversView.contextMenu(row('⟦failing⟧'), '⟦Unjoin HTTPS Link…⟧');
    await modal.waitFor();
    assert.deepEqual(
      hardCoded([await modal.message(), await modal.detail(), ...(await modal.buttons())]),
      [],
    );
    await modal.click('⟦Preview…⟧');
  });

  it('nor the preview of a change, and the journal', async () => {
    const { editor, palette, quickInput } = used.workbench.pages;
    await editor.waitFor('⟦Planned');
    const preview = await editor.wholeText();
    assert.deepEqual(hardCoded([preview.replace(/^(DELETE|curl) .*$|[═─]+/gm, '')]), []);
    await quickInput.cancel();
    await palette.run('⟦Unity Connection⟧: ⟦Show Change Journal⟧');
    await editor.waitFor('⟦Changes sent');
    assert.deepEqual(hardCoded([await editor.wholeText()]), []);
  });
});
