import * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';
import { isYetToBeRead } from '../servers/serverState.ts';
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
    const unread = filtered ? servers.all.filter(({ state }) => isYetToBeRead(state)) : [];
    // Of servers that are yet to be read nobody can say that they have nothing of the kind.
    const nothingFound = counts?.rows === 0 && unread.length === 0;
    // An empty view shows its welcome text only while there is no message.
    const message = nothingFound
      ? ''
      : withReading(messageOf(found, counts), unread.filter(isBeingRead).length);
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

/** A filter hides the rows that would say so themselves. */
function withReading(message: string, servers: number): string {
  if (servers === 0) return message;
  return servers === 1
    ? vscode.l10n.t('{0} · reading 1 server…', message)
    : vscode.l10n.t('{0} · reading {1} servers…', message, servers);
}

/** One that is yet to be asked for the first time will be at once; after that it may have been left unread. */
function isBeingRead({ state: { kind }, askedAt }: Pick<Server, 'state' | 'askedAt'>): boolean {
  return kind === 'connecting' || askedAt === undefined;
}
