import type * as vscode from 'vscode';
import type { Pace } from '../ui/pace.ts';
import type { Found } from './found.ts';
import type { Node } from './node.ts';
import { unfiltered } from './viewState.ts';

/** Opens the view at the row of a server, or of a link of it; resolves to whether there is such a row now. */
export type Reveal = (serverId: string, linkKey?: string) => Promise<boolean>;

export function createReveal(
  view: Pick<vscode.TreeView<Node>, 'reveal'>,
  nodeOf: (serverId: string, linkKey?: string) => Node,
  found: Pick<Found, 'view' | 'show' | 'shows'>,
  pace: Pick<Pace, 'flush'>,
): Reveal {
  return async (serverId, linkKey) => {
    // VS Code finds only rows that it has been told of.
    pace.flush();
    // A row that the filter hides would look as if it had gone.
    if (!found.shows(serverId, linkKey)) found.show({ ...unfiltered, order: found.view.order });
    try {
      await view.reveal(nodeOf(serverId, linkKey), { select: true, focus: true });
      return true;
    } catch {
      return false;
    }
  };
}
