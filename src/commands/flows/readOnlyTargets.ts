import * as vscode from 'vscode';
import type { Folder } from '../../servers/folders.ts';
import type { Server } from '../../servers/server.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { askMany } from '../../ui/ask.ts';
import { showInformation } from '../../ui/notice.ts';
import { folderOf, selectedOf, serverOf } from '../../ui/target.ts';
import { serverRow } from './arrangedServers.ts';
import { refuseSandbox } from './refuseSandbox.ts';
import { folderRow } from './targetFolder.ts';

/** What can have a read-only mark of its own. */
type Target =
  { readonly kind: 'folder'; readonly folder: Folder } | { readonly kind: 'server'; readonly server: Server };

export interface ReadOnlyTargets {
  readonly folders: readonly Folder[];
  readonly servers: readonly Server[];
}

/** The folders and servers a command is called on, else those a person ticks: of those that are `marked`, or are not. */
export async function readOnlyTargets(
  title: string,
  target: unknown,
  selected: unknown,
  servers: ServerList,
  marked: boolean,
): Promise<ReadOnlyTargets> {
  const rows = selectedOf(target, selected, (row) => targetOf(row, servers));
  return sorted(rows.length > 0 ? rows : await tickTargets(title, servers, marked));
}

function targetOf(row: unknown, servers: ServerList): Target | undefined {
  const folder = folderOf(row, servers);
  if (folder) return { kind: 'folder', folder };
  const server = serverOf(row, servers);
  return server && { kind: 'server', server };
}

function sorted(targets: readonly Target[]): ReadOnlyTargets {
  const servers = targets.flatMap((each) => (each.kind === 'server' ? [each.server] : []));
  const stored = servers.filter(({ profile }) => !profile.sandbox);
  const [first] = servers;
  if (first && stored.length === 0) refuseSandbox(first.profile);
  return {
    folders: targets.flatMap((each) => (each.kind === 'folder' ? [each.folder] : [])),
    servers: [...new Set(stored)],
  };
}

async function tickTargets(title: string, servers: ServerList, marked: boolean): Promise<readonly Target[]> {
  const items = [
    ...servers.folders
      .filter(({ readOnly }) => readOnly === marked)
      .map((folder) => ({ ...folderRow(folder, servers), target: { kind: 'folder', folder } as const })),
    ...servers.all
      .filter(({ profile }) => !profile.sandbox && profile.ownReadOnly === marked)
      .map((server) => ({ ...serverRow(server), target: { kind: 'server', server } as const })),
  ];
  if (items.length === 0) {
    void showInformation(
      marked
        ? vscode.l10n.t('No server and no folder is marked read-only.')
        : vscode.l10n.t('There is no server or folder that could be marked read-only.'),
    );
    return [];
  }
  const place = { title, step: 1, totalSteps: 1 };
  const answer = await askMany(place, vscode.l10n.t('Tick servers and folders'), items, []);
  return answer.kind === 'value' ? answer.value.map((item) => item.target) : [];
}
