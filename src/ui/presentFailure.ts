import * as vscode from 'vscode';
import type { Failure } from '../cupi/failure.ts';
import { showError } from './notice.ts';
import { failureSentence } from './text/failure.ts';
import { nextStep } from './text/nextStep.ts';
import type { CommandId } from './commandIds.ts';

/** Shows a failure: what happened, to which server, the next step, and a button that takes it. */
export async function presentFailure(failure: Failure, serverId: string | undefined): Promise<void> {
  await offerAfterFailure(failure, serverId);
}

/** The same with a button of whoever calls before the others; resolves to whether that one was pressed. */
export async function offerAfterFailure(
  failure: Failure,
  serverId: string | undefined,
  own?: string,
): Promise<boolean> {
  if (failure.kind === 'cancelled' && !failure.sent) return false;
  const text = `${failure.server}: ${failureSentence(failure)} ${nextStep(failure)}`;
  const remedy = serverId === undefined ? undefined : remedyOf(failure);
  const showLog = vscode.l10n.t('Show Log');
  const buttons = [own, remedy?.title, showLog].filter((title) => title !== undefined);
  const chosen = await showError(text, ...buttons);
  if (chosen === showLog) await vscode.commands.executeCommand('cucLinks.showLog');
  else if (chosen !== undefined && chosen === remedy?.title)
    await vscode.commands.executeCommand(`cucLinks.${remedy.command}`, serverId);
  return chosen !== undefined && chosen === own;
}

function remedyOf(failure: Failure): { readonly title: string; readonly command: CommandId } | undefined {
  switch (failure.kind) {
    case 'untrusted':
    case 'certificateChanged':
      return { title: vscode.l10n.t('Review Certificate…'), command: 'reviewCertificate' };
    case 'signInNeeded':
    case 'signInRefused':
    case 'denied':
      return { title: vscode.l10n.t('Sign In…'), command: 'signIn' };
    case 'refused':
    case 'invalidRequest':
    case 'outdated':
      return undefined;
    case 'unreachable':
    case 'redirected':
    case 'readOnly':
      return { title: vscode.l10n.t('Edit Server…'), command: 'editServer' };
    default:
      return { title: vscode.l10n.t('Refresh'), command: 'refresh' };
  }
}
