import type * as vscode from 'vscode';
import { sameName } from '../servers/sameName.ts';
import type { Pace } from '../ui/pace.ts';
import type { Found } from './found.ts';
import type { Node, RowPlace } from './node.ts';
import { isFiltered, unfiltered } from './viewState.ts';

/** Opens the view at a row; resolves to whether there is such a row now. */
export type Reveal = (place: RowPlace) => Promise<boolean>;

export function createReveal(
  view: Pick<vscode.TreeView<Node>, 'reveal'>,
  nodeOf: (place: RowPlace) => Node,
  found: Pick<Found, 'view' | 'show' | 'shown' | 'links'>,
  pace: Pick<Pace, 'flush'>,
): Reveal {
  return async (place) => {
    // VS Code finds only rows that it has been told of.
    pace.flush();
    // A row that the filter hides would look as if it had gone.
    if (!isShown(place, found)) found.show({ ...unfiltered, order: found.view.order });
    try {
      await view.reveal(nodeOf(place), { select: true, focus: true });
      return true;
    } catch {
      return false;
    }
  };
}

/** Whether a row that there is has its place in what is shown: of folders, a filter hides those without servers. */
export function isShown(place: RowPlace, found: Pick<Found, 'view' | 'shown' | 'links'>): boolean {
  if (!isFiltered(found.view)) return true;
  if ('folder' in place)
    return found.shown().some(({ profile }) => sameName(profile.folder ?? '', place.folder));
  const { serverId, linkKey } = place;
  const server = found.shown().find(({ profile }) => profile.id === serverId);
  return (
    server !== undefined && (linkKey === undefined || found.links(server).some(({ key }) => key === linkKey))
  );
}
