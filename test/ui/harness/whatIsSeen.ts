import type { Page } from 'playwright-core';

const parts = {
  'quick input': '.quick-input-widget .quick-input-title, .quick-input-widget .quick-input-message',
  'its field': '.quick-input-widget .quick-input-box input, .quick-input-widget .quick-input-filter input',
  'its rows': '.quick-input-widget [role=option], .quick-input-widget [role=checkbox]',
  dialog: '.monaco-dialog-box',
  menu: '.monaco-menu [role=menuitem]',
  toasts: '.notification-toast .notification-list-item-message',
  rows: '[id="workbench.view.extension.cucLinks"] [role=treeitem]',
  editors: '.editor-group-container [role=tab]',
} as const;

const read = `(parts) => {
  const words = (element) => element.type === 'password' ? '•••'
    : (element.getAttribute('aria-label') || element.value || element.innerText || '').replaceAll(/\\s+/g, ' ').trim();
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility()).map(words);
  const { activeElement: active } = document;
  return [
    ...Object.entries(parts).map(([name, selector]) => [name, shown(selector)]),
    ['keyboard', [active ? active.tagName + '.' + active.className + ' ' + words(active).slice(0, 100) : 'nowhere']],
  ].filter(([, texts]) => texts.length > 0).map(([name, texts]) => name + ': ' + texts.join(' | ')).join('\\n');
}`;

/** What a person has before their eyes, in words: a picture does not reach those who see the output of a run only. */
export function whatIsSeen(page: Page): Promise<string> {
  return page.evaluate<string>(`(${read})(${JSON.stringify(parts)})`);
}
