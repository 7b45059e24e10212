import * as vscode from 'vscode';
import type { Profile } from '../../servers/profile.ts';
import { showInformation } from '../../ui/notice.ts';

/** Sandbox servers are made by the sandbox: there is nothing of them to edit, forget or sign in to. Says so. */
export function refuseSandbox({ name, sandbox }: Profile): boolean {
  if (sandbox) {
    void showInformation(
      vscode.l10n.t('{0} belongs to the sandbox, which signs in by itself and is gone when it stops.', name),
    );
  }
  return sandbox;
}
