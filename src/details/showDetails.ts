import * as vscode from 'vscode';
import { findLink } from '../links/linkKey.ts';
import type { ServerList } from '../servers/serverList.ts';
import { copyText } from '../ui/copyText.ts';
import { isFieldKey } from '../ui/text/fields.ts';
import { fieldText } from '../ui/text/fieldValue.ts';
import { buildModel } from './buildModel.ts';
import type { Action, ShowModel } from './detailsModel.ts';
import { keepPanelFresh } from './keepPanelFresh.ts';
import { pageHtml } from './pageHtml.ts';
import { pageMessageSchema, type PageMessage, type PanelState } from './pageMessage.ts';

/** Fills one panel and keeps it true. What it returns lives as long as the panel. */
export function showDetails(
  panel: vscode.WebviewPanel,
  state: PanelState,
  servers: ServerList,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  let shown = '';
  const show = () => {
    const model = buildModel(state, servers);
    panel.title = model.title;
    const text = JSON.stringify(model);
    if (!panel.visible || text === shown) return;
    shown = text;
    const message: ShowModel & { readonly state: PanelState } = { type: 'model', model, state };
    void panel.webview.postMessage(message);
  };
  // A page that has just been made, or made again after it was hidden, has nothing yet.
  const post = () => {
    shown = '';
    show();
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
    servers.onDidChange(show),
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
      copyField(message.field, state, servers);
      return;
  }
}

const commandOf = {
  refresh: 'cucLinks.refresh',
  update: 'cucLinks.updateLink',
  unjoin: 'cucLinks.unjoinLink',
  raw: 'cucLinks.openRawResponse',
} as const satisfies Record<Action, string>;

function copyField(field: string, { serverId, linkKey }: PanelState, servers: ServerList): void {
  const link = findLink(servers.get(serverId)?.state.last?.links ?? [], linkKey);
  if (link && isFieldKey(field)) void copyText(fieldText(link, field));
}
