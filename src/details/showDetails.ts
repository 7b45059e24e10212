import * as vscode from 'vscode';
import { fieldText } from '../cupi/fieldText.ts';
import type { UpdateRequest } from '../cupi/httpsLink.ts';
import { findLink } from '../links/linkKey.ts';
import type { Backlogs } from '../servers/backlogs.ts';
import type { ServerList } from '../servers/serverList.ts';
import { copyText } from '../ui/copyText.ts';
import { onceForMany } from '../ui/onceForMany.ts';
import { isFieldKey } from '../ui/text/fields.ts';
import { buildModel } from './buildModel.ts';
import type { Drafts } from './drafts.ts';
import { createEditing, type EditingForm } from './editing.ts';
import type { Action } from './actions.ts';
import type { HostMessage } from './hostMessage.ts';
import { keepPanelFresh } from './keepPanelFresh.ts';
import { pageHtml } from './pageHtml.ts';
import { pageMessageSchema, type PageMessage } from './pageMessage.ts';
import type { PanelLink, PanelState } from './panelState.ts';

/** Made lazily, with the first page: what comes first is `createDrafts`. */
export { createDrafts } from './drafts.ts';

/** A refresh of all servers changes each of them, several times: a page is made anew once for many. */
const gatherMs = 100;

/** What all pages share. */
export interface DetailsServices {
  readonly servers: ServerList;
  readonly backlogs: Backlogs;
  readonly drafts: Drafts;
  readonly extensionUri: vscode.Uri;
}

/** A filled panel. It lives as long as the panel. */
export interface ShownDetails {
  dispose(): void;
  /** These fields of its form are on the server. */
  saved(fields: UpdateRequest): void;
}

/** Fills one panel and keeps it true. */
export function showDetails(
  panel: vscode.WebviewPanel,
  state: PanelState,
  services: DetailsServices,
): ShownDetails {
  const { servers, backlogs, drafts, extensionUri } = services;
  const send = (message: HostMessage) => void panel.webview.postMessage(message);
  let shown = '';
  const show = () => {
    const form = editing.form();
    const model = { ...buildModel(state, servers, backlogs, panel.title), kept: editing.kept() };
    panel.title = model.title;
    const message: HostMessage = { type: 'model', model, form, state: editing.state() };
    const text = JSON.stringify(message);
    if (!panel.visible || text === shown) return;
    shown = text;
    send(message);
  };
  const editing = createEditing(state, servers, drafts, { show, focus: (id) => send({ type: 'focus', id }) });
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
    if (message.success) void answer(message.data, state, servers, editing, post);
  });
  panel.webview.html = pageHtml(panel.webview, extensionUri);
  const soon = onceForMany(show, gatherMs);
  const subscriptions = vscode.Disposable.from(
    // What other servers tell is little: whether one of them is the far end, and its link back.
    servers.onDidChange((server) => {
      if (!server || server.profile.id === state.serverId) show();
      else soon.ask();
    }),
    soon,
    panel.onDidChangeViewState(post),
    keepPanelFresh(panel, state, servers),
  );
  return {
    dispose() {
      subscriptions.dispose();
    },
    saved: (fields) => editing.saved(fields),
  };
}

async function answer(
  message: PageMessage,
  of: PanelLink,
  servers: ServerList,
  editing: EditingForm,
  post: () => void,
): Promise<void> {
  switch (message.type) {
    case 'ready':
      post();
      return;
    case 'action':
      if (message.action === 'edit') editing.open();
      else await vscode.commands.executeCommand(commandOf[message.action], targetOf(of));
      return;
    case 'copy':
      copyField(message.field, of, servers);
      return;
    default:
      await editing.answer(message);
  }
}

const commandOf = {
  refresh: 'cucLinks.refresh',
  unjoin: 'cucLinks.unjoinLink',
  raw: 'cucLinks.openRawResponse',
} as const satisfies Record<Exclude<Action, 'edit'>, string>;

function targetOf({ serverId, linkKey }: PanelLink): PanelLink {
  return { serverId, linkKey };
}

function copyField(field: string, { serverId, linkKey }: PanelLink, servers: ServerList): void {
  const link = findLink(servers.get(serverId)?.state.last?.links ?? [], linkKey);
  if (link && isFieldKey(field)) void copyText(fieldText(link, field));
}
