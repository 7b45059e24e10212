import type { Page } from 'playwright-core';
import { clipboard } from './pages/clipboard.ts';
import { details } from './pages/details.ts';
import { editor } from './pages/editor.ts';
import { folderRow } from './pages/folderRow.ts';
import { fileDialog } from './pages/fileDialog.ts';
import { modal } from './pages/modal.ts';
import { notifications } from './pages/notifications.ts';
import { palette } from './pages/palette.ts';
import { quickInput } from './pages/quickInput.ts';
import { serverRow } from './pages/serverRow.ts';
import { serversView } from './pages/serversView.ts';
import { statusBar } from './pages/statusBar.ts';
import { tooltip } from './pages/tooltip.ts';
import { webview } from './pages/webview.ts';

/** Every part of the workbench that the specs act on, for one page. */
export function pagesOf(page: Page) {
  return {
    palette: palette(page),
    quickInput: quickInput(page),
    modal: modal(page),
    serversView: serversView(page),
    serverRow: serverRow(page),
    folderRow: folderRow(page),
    notifications: notifications(page),
    statusBar: statusBar(page),
    tooltip: tooltip(page),
    webview: webview(page),
    details: details(page),
    clipboard: clipboard(page),
    editor: editor(page),
    fileDialog: fileDialog(page),
  };
}

export type Pages = ReturnType<typeof pagesOf>;
