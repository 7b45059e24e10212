import * as vscode from 'vscode';
import { writePlace } from '../../servers/arrangeSettings.ts';
import type { Place } from '../../servers/arrangedEntries.ts';
import { sameName } from '../../servers/sameName.ts';
import type { Server } from '../../servers/server.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { confirm } from '../../ui/confirm.ts';
import { idsOf } from './arrangedServers.ts';

/** Where servers are to stand: in a folder or, with `undefined`, on the top level; `place`: also elsewhere in the order. */
export interface Destination {
  readonly folder: string | undefined;
  readonly place?: Place | undefined;
}

/** Moves servers; what would take the protection of a read-only folder from one of them is asked about first. */
export async function moveServers(
  chosen: readonly Server[],
  { folder, place }: Destination,
  { folders }: Pick<ServerList, 'folders'>,
): Promise<void> {
  const protects = folders.some(
    (each) => each.readOnly && folder !== undefined && sameName(each.name, folder),
  );
  const unprotected = protects
    ? []
    : chosen.filter(({ profile }) => profile.readOnly && !profile.ownReadOnly);
  if (!(await mayLoseMark(unprotected))) return;
  await writePlace(idsOf(chosen), folder, place);
}

function mayLoseMark(servers: readonly Server[]): Promise<boolean> {
  if (servers.length === 0) return Promise.resolve(true);
  const names = servers.map(({ profile }) => profile.name).join(', ');
  return confirm(
    vscode.l10n.t('Move {0} out of a read-only folder?', names),
    vscode.l10n.t('Only the folder is marked read-only, so changes can be sent to what leaves it.'),
    vscode.l10n.t('Move'),
  );
}
