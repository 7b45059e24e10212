import * as vscode from 'vscode';
import type { ServerList } from '../servers/serverList.ts';
import { panelStateSchema, type PanelState } from './pageMessage.ts';

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
    // What fills a page is loaded with the first page: nothing of it is needed to show the tree.
    const shown = import('./showDetails.ts').then(({ showDetails }) =>
      // The panel may have been closed meanwhile.
      panels.get(key) === panel ? showDetails(panel, state, servers, extensionUri) : undefined,
    );
    panel.onDidDispose(() => {
      panels.delete(key);
      void shown.then((fresh) => {
        fresh?.dispose();
      });
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
