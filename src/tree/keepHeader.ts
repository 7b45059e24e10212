import * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { setContext } from '../ui/contextKeys.ts';
import type { Pace } from '../ui/pace.ts';
import { clockText } from '../ui/text/time.ts';
import { filterMessage } from './filterText.ts';
import type { Counts, Found } from './found.ts';
import { isFiltered } from './viewState.ts';

type Header = Pick<vscode.TreeView<unknown>, 'message'>;
type Servers = Pick<ServerList, 'all' | 'onDidChange'>;

/**
 * Keeps what stands above the rows true: how much of it all is shown, and of when the latest reading of that is. It is
 * the message: of a view alone in its container VS Code shows no description.
 */
export function keepHeader(
  view: Header,
  found: Found,
  servers: Servers,
  pace: Pick<Pace, 'ask'>,
): vscode.Disposable {
  const write = () => {
    const filtered = isFiltered(found.view);
    const counts = filtered ? found.counts() : undefined;
    // Of servers that are yet to be read nobody can say that they have nothing of the kind.
    const nothingFound = counts?.rows === 0 && !servers.all.some(isYetToBeRead);
    // An empty view shows its welcome text only while there is no message.
    const message = nothingFound ? '' : messageOf(found, counts);
    // Each assignment draws the header anew.
    if ((view.message ?? '') !== message) view.message = message;
    setContext('filtered', filtered);
    setContext('nothingFound', nothingFound);
  };
  write();
  return vscode.Disposable.from(
    found.onDidChange(write),
    servers.onDidChange(() => pace.ask(write)),
  );
}

function messageOf(found: Found, counts: Counts | undefined): string {
  const filter = counts && filterMessage(counts, found.view);
  const read = found.shown().flatMap(({ state }) => state.last?.readAt.getTime() ?? []);
  if (read.length === 0) return filter ?? '';
  const time = clockText(new Date(Math.max(...read)));
  return filter === undefined
    ? vscode.l10n.t('Updated at {0}', time)
    : vscode.l10n.t('{0} · updated at {1}', filter, time);
}

function isYetToBeRead({ state: { kind } }: Pick<Server, 'state'>): boolean {
  return kind === 'notLoaded' || kind === 'connecting';
}
