import * as vscode from 'vscode';
import type { Failure } from '../cupi/failure.ts';
import { isChange, type Change } from '../links/change.ts';
import { refusalMeaning } from '../links/refusalMeaning.ts';
import { showError } from './notice.ts';
import { changeWords } from './text/change.ts';
import { failureSentence } from './text/failure.ts';
import { whatToDo } from './text/whatToDo.ts';
import type { CommandId } from './commandIds.ts';

/** Shows a failure: what happened, to which server, the next step, and a button that takes it. */
export async function presentFailure(
  failure: Failure,
  serverId: string | undefined,
  change?: Change,
): Promise<void> {
  await offerAfterFailure(failure, serverId, { change });
}

/**
 * The same, naming the change that failed, and with a button of whoever calls before the others; resolves to whether
 * that one was pressed.
 */
export async function offerAfterFailure(
  failure: Failure,
  serverId: string | undefined,
  { own, change }: { readonly own?: string; readonly change?: Change | undefined },
): Promise<boolean> {
  if (failure.kind === 'cancelled' && !failure.sent) return false;
  const what = change ? [changeWords(change)] : [];
  const text = [
    failure.server,
    ...what,
    `${failureSentence(failure)}${unsentNote(failure)} ${whatToDo(failure)}`,
  ];
  const remedy = serverId === undefined ? undefined : remedyOf(failure);
  const showLog = vscode.l10n.t('Show Log');
  const buttons = [own, remedy?.title, showLog].filter((title) => title !== undefined);
  const chosen = await showError(text.join(': '), ...buttons);
  if (chosen === showLog) await vscode.commands.executeCommand('cucLinks.showLog');
  else if (chosen !== undefined && chosen === remedy?.title)
    await vscode.commands.executeCommand(`cucLinks.${remedy.command}`, serverId);
  return chosen !== undefined && chosen === own;
}

/** Whoever has confirmed a change must know whether anything of it went out. Some sentences say so themselves. */
function unsentNote({ kind, operation, sent }: Failure): string {
  if (!isChange(operation) || sent || ['outdated', 'readOnly', 'cancelled', 'invalidRequest'].includes(kind))
    return '';
  return ` ${vscode.l10n.t('Nothing of the change was sent.')}`;
}

function remedyOf(failure: Failure): { readonly title: string; readonly command: CommandId } | undefined {
  switch (failure.kind) {
    case 'untrusted':
    case 'certificateChanged':
      return { title: vscode.l10n.t('Review Certificate…'), command: 'reviewCertificate' };
    case 'signInNeeded':
    case 'signInRefused':
      return { title: vscode.l10n.t('Sign In…'), command: 'signIn' };
    case 'denied': {
      // Of a change, also what is wrong with the other end may be answered 403: no other account helps then.
      const meaning = refusalMeaning(failure) ?? 'notPermitted';
      return meaning === 'notPermitted' ? { title: vscode.l10n.t('Sign In…'), command: 'signIn' } : undefined;
    }
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
