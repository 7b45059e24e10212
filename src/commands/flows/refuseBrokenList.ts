import * as vscode from 'vscode';
import type { ServerList } from '../../servers/serverList.ts';
import { offerSettingsFile } from '../../ui/openSettingsFile.ts';

/** A setting that cannot be read as a list is not written over. Says so before anything is asked. */
export function refuseBrokenList({ invalid }: Pick<ServerList, 'invalid'>): boolean {
  const broken = invalid.some(({ reason }) => reason === 'notAList');
  if (broken) {
    void offerSettingsFile(
      vscode.l10n.t(
        'The setting “cucLinks.servers” is not a list, so no server can be added to it. Put “[” and “]” around its entries.',
      ),
    );
  }
  return broken;
}
