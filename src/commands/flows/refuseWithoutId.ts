import * as vscode from 'vscode';
import { showInformation } from '../../ui/notice.ts';
import type { LinkTarget } from '../../ui/target.ts';

/** A link whose ObjectId could not be read can be looked at, but no request could name it. */
export function refuseWithoutId({ link }: LinkTarget): boolean {
  if (link.objectId !== '') return false;
  void showInformation(
    vscode.l10n.t('The server gave no usable ObjectId for this link, so it cannot be changed from here.'),
  );
  return true;
}
