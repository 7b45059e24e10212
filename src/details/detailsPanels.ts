import * as vscode from 'vscode';
import type { UpdateRequest } from '../cupi/httpsLink.ts';
import type { Backlogs } from '../servers/backlogs.ts';
import type { ServerList } from '../servers/serverList.ts';
import { loadOnce } from '../ui/loadOnce.ts';
import type { Drafts } from './drafts.ts';
import { createOnePerLink } from './onePerLink.ts';
import { panelViewType } from './panelViewType.ts';
import { panelStateSchema, type PanelLink, type PanelState } from './panelState.ts';
import type { ShownDetails } from './showDetails.ts';

/** The details pages: one a link, opened again after a reload. */
export interface DetailsPanels {
  dispose(): void;
  open(serverId: string, linkKey: string): void;
  /** Fills a page of a time before a reload, as far as what was saved of it is of a link that is known. */
  restore(panel: vscode.WebviewPanel, saved: unknown): void;
  /** Fields edited in the page of a link are on the server: its form closes and its draft goes, but for later edits. */
  saved(link: PanelLink, fields: UpdateRequest): Promise<void>;
}

interface OpenPanel {
  readonly panel: vscode.WebviewPanel;
  readonly shown: Promise<ShownDetails | undefined>;
}

/** A page that a person opens begins with the link; its draft is offered. */
const noDraft = () => undefined;

/** `fault` takes what keeps a page from being filled. */
export function createDetailsPanels(
  servers: ServerList,
  backlogs: Backlogs,
  { extensionUri, workspaceState }: Pick<vscode.ExtensionContext, 'extensionUri' | 'workspaceState'>,
  fault: (error: unknown) => void,
): DetailsPanels {
  const panels = createOnePerLink<OpenPanel>();

  // What fills a page is loaded with the first page: nothing of it is needed to show the tree.
  const load = loadOnce(async () => {
    const { createDrafts, showDetails } = await import('./showDetails.ts');
    return { showDetails, drafts: createDrafts(workspaceState) };
  });

  const adopt = (
    panel: vscode.WebviewPanel,
    state: PanelLink,
    draftOf: (drafts: Drafts) => PanelState['draft'],
  ) => {
    const shown = load().then(({ showDetails, drafts }) =>
      // The panel may have been closed meanwhile.
      panels.get(state)?.panel === panel
        ? showDetails(
            panel,
            { ...state, draft: draftOf(drafts) },
            { servers, backlogs, drafts, extensionUri },
          )
        : undefined,
    );
    if (!panels.add(state, { panel, shown })) {
      panels.get(state)?.panel.reveal();
      panel.dispose();
      return;
    }
    panel.onDidDispose(() => {
      panels.remove(state);
      void shown.then(
        (fresh) => fresh?.dispose(),
        () => undefined,
      );
    });
    // Rather than an empty page that stays so: opened once more, it is loaded again.
    shown.catch((error: unknown) => {
      fault(error);
      panel.dispose();
    });
  };

  return {
    open(serverId, linkKey) {
      const state = { serverId, linkKey };
      const known = panels.get(state);
      if (known) known.panel.reveal();
      else adopt(newPanel(), state, noDraft);
    },
    restore(panel, saved) {
      const state = panelStateSchema.safeParse(saved);
      if (!state.success || !servers.get(state.data.serverId)) {
        panel.dispose();
        return;
      }
      const { draft, ...link } = state.data;
      // A hidden tab comes back when it is first looked at: its link may have been opened once more by then.
      adopt(panel, link, (drafts) => drafts.newest(link, draft));
    },
    async saved(link, fields) {
      const shown = await panels.get(link)?.shown;
      if (shown) shown.saved(fields);
      else (await load()).drafts.drop(link);
    },
    dispose() {
      for (const { panel } of panels.all()) panel.dispose();
    },
  };
}

/** Its title stays until the link is known. */
function newPanel(): vscode.WebviewPanel {
  const title = vscode.l10n.t('HTTPS link');
  return vscode.window.createWebviewPanel(panelViewType, title, vscode.ViewColumn.Active);
}
