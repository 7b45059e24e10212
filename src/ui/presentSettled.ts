import * as vscode from 'vscode';
import type { VerifyMark } from '../servers/changeRecords.ts';
import type { Server } from '../servers/server.ts';
import { showInformation } from './notice.ts';
import { changeWords } from './text/change.ts';

/** Tells that a change whose outcome was not known has been carried out. */
export function presentSettled({ profile }: Server, { sent }: VerifyMark): void {
  void showInformation(
    vscode.l10n.t(
      '{0}: {1} was carried out. Its answer had been lost on the way.',
      profile.name,
      changeWords(sent),
    ),
  );
}
