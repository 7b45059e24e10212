import * as vscode from 'vscode';
import { findLink } from '../links/linkKey.ts';
import type { ServerList } from '../servers/serverList.ts';
import { isFieldKey } from '../ui/text/fields.ts';
import { fieldValue } from '../ui/text/fieldValue.ts';
import { buildModel } from './buildModel.ts';
import type { Action, ShowModel } from './detailsModel.ts';
import { keepPanelFresh } from './keepPanelFresh.ts';
import { pageHtml } from './pageHtml.ts';
import { pageMessageSchema, panelStateSchema, type PageMessage, type PanelState } from './pageMessage.ts';

/** The details pages: one a link, opened again after a reload. */
export interface DetailsPanels {
  dispose(): void;
  open(serverId: string, linkKey: string): void;
}

const viewType = 'cucLinks.linkDetails';

export function createDetailsPanels(servers: ServerList, extensionUri: vscode.Uri): DetailsPanels {
  const panels = new Map<string, vscode.WebviewPanel>();

  const adopt = (panel: vscode.WebviewPanel, state: PanelState) => {
    const key = keyOf(state);
    panels.set(key, panel);
    const fresh = showIn(panel, state, servers, extensionUri);
    panel.onDidDispose(() => {
      fresh.dispose();
      panels.delete(key);
    });
  };

  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel(panel, saved: unknown) {
      const state = panelStateSchema.safeParse(saved);
      if (state.success && servers.get(state.data.serverId)) adopt(panel, state.data);
      else panel.dispose();
      return Promise.resolve();
    },
  });

  return {
    open(serverId, linkKey) {
      const state = { serverId, linkKey };
      const known = panels.get(keyOf(state));
      if (known) known.reveal();
      else adopt(vscode.window.createWebviewPanel(viewType, '', vscode.ViewColumn.Active), state);
    },
    dispose() {
      serializer.dispose();
      for (const panel of panels.values()) panel.dispose();
    },
  };
}

function keyOf({ serverId, linkKey }: PanelState): string {
  return `${serverId} ${linkKey}`;
}

/** Fills one panel and keeps it true. What it returns lives as long as the panel. */
function showIn(
  panel: vscode.WebviewPanel,
  state: PanelState,
  servers: ServerList,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const post = () => {
    const model = buildModel(state, servers);
    panel.title = model.title;
    if (!panel.visible) return;
    const message: ShowModel & { readonly state: PanelState } = { type: 'model', model, state };
    void panel.webview.postMessage(message);
  };
  const media = vscode.Uri.joinPath(extensionUri, 'media');
  panel.iconPath = {
    light: vscode.Uri.joinPath(media, 'link-light.svg'),
    dark: vscode.Uri.joinPath(media, 'link-dark.svg'),
  };
  panel.webview.options = {
    enableScripts: true,
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist'), media],
  };
  panel.webview.onDidReceiveMessage((raw: unknown) => {
    const message = pageMessageSchema.safeParse(raw);
    if (message.success) answer(message.data, state, servers, post);
  });
  panel.webview.html = pageHtml(panel.webview, extensionUri);
  return vscode.Disposable.from(
    servers.onDidChange(post),
    panel.onDidChangeViewState(post),
    keepPanelFresh(panel, state, servers),
  );
}

function answer(message: PageMessage, state: PanelState, servers: ServerList, post: () => void): void {
  switch (message.type) {
    case 'ready':
      post();
      return;
    case 'action':
      void vscode.commands.executeCommand(commandOf[message.action], state);
      return;
    case 'copy':
      void copyField(message.field, state, servers);
      return;
  }
}

const commandOf = {
  refresh: 'cucLinks.refresh',
  update: 'cucLinks.updateLink',
  unjoin: 'cucLinks.unjoinLink',
  raw: 'cucLinks.openRawResponse',
} as const satisfies Record<Action, string>;

async function copyField(
  field: string,
  { serverId, linkKey }: PanelState,
  servers: ServerList,
): Promise<void> {
  const link = findLink(servers.get(serverId)?.state.last?.links ?? [], linkKey);
  if (!link || !isFieldKey(field)) return;
  const text = fieldValue(link, field);
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', text), 3000);
}
