import * as vscode from 'vscode';
import { removeFolder, writePlace } from '../servers/arrangeSettings.ts';
import { confirm } from '../ui/confirm.ts';
import { serversIn } from '../ui/target.ts';
import { idsOf } from './flows/arrangedServers.ts';
import { targetFolder } from './flows/targetFolder.ts';
import type { Services } from './services.ts';

/** Its servers stay in the list, on the top level. */
export async function deleteFolder(target: unknown, { servers }: Services): Promise<void> {
  const folder = await targetFolder(target, servers);
  if (!folder) return;
  const inside = serversIn(folder, servers);
  const detail = [
    insideText(inside.length),
    ...(folder.readOnly
      ? [
          vscode.l10n.t(
            'Its read-only mark goes with it: changes can then be sent to those without their own.',
          ),
        ]
      : []),
    vscode.l10n.t('Nothing changes on any server or in its HTTPS network.'),
  ].join(' ');
  const question = vscode.l10n.t('Delete the folder {0}?', folder.name);
  if (!(await confirm(question, detail, vscode.l10n.t('Delete')))) return;
  if (inside.length > 0) await writePlace(idsOf(inside), undefined, undefined);
  await removeFolder(folder.name);
}

function insideText(count: number): string {
  if (count === 0) return vscode.l10n.t('There is no server in it.');
  return count === 1
    ? vscode.l10n.t('The server in it moves to the top level of the list.')
    : vscode.l10n.t('The {0} servers in it move to the top level of the list.', count);
}
