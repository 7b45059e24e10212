import * as vscode from 'vscode';
import type { Change } from '../../links/change.ts';
import type { ChangeEnd, Done, NotCarriedOut } from '../../links/changeEnd.ts';
import type { Server } from '../../servers/server.ts';
import { confirm } from '../../ui/confirm.ts';
import { showInformation } from '../../ui/notice.ts';
import { offerAfterFailure } from '../../ui/presentFailure.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import { changeWords } from '../../ui/text/change.ts';
import { failureSentence } from '../../ui/text/failure.ts';
import { isBusy, presentEnd } from './presentEnd.ts';
import { readOnlySentence } from '../../ui/text/readOnly.ts';

/** Only servers that may be changed are offered. */
export function isWritable({ profile }: Server): boolean {
  return !profile.readOnly;
}

/** Says why a server marked read-only is left alone. */
export function refuseReadOnly({ profile }: Server): boolean {
  if (profile.readOnly) void showInformation(readOnlySentence(profile));
  return profile.readOnly;
}

/**
 * Sends one change with progress that can be cancelled. It is sent again only if a person asks for it: one whose answer
 * was lost and that was not found, or one that a busy server did not take. `renewed` gives it as it is to be sent then,
 * or `undefined` when it no longer may be, and has said why.
 */
export async function sendChange(
  server: Server,
  title: string,
  change: Change,
  renewed: () => Promise<Change | undefined> = () => Promise.resolve(change),
): Promise<ChangeEnd> {
  let next: Change | undefined = change;
  let again: NotCarriedOut | undefined;
  for (;;) {
    const end: ChangeEnd = await sendOnce(server, title, next, again);
    if (end.kind === 'notCarriedOut') again = end;
    if (!(await isWantedAgain(server, next, end))) return end;
    next = await renewed();
    if (!next) return end;
  }
}

async function isWantedAgain(server: Server, change: Change, end: ChangeEnd): Promise<boolean> {
  if (end.kind === 'notCarriedOut') return offerAgain(server, change, end);
  if (end.kind !== 'failed' || !isBusy(end.failure)) return false;
  return offerAfterFailure(end.failure, server.profile.id, { own: vscode.l10n.t('Send Again'), change });
}

/** For changes with nothing to add to another end than success: it is shown here, and resolves to `undefined`. */
export async function changeServer(server: Server, title: string, change: Change): Promise<Done | undefined> {
  const end = await sendChange(server, title, change);
  if (end.kind === 'done') return end;
  await presentEnd(server, change, end);
  return undefined;
}

function sendOnce(
  server: Server,
  title: string,
  change: Change,
  again: NotCarriedOut | undefined,
): Promise<ChangeEnd> {
  return withCancellableProgress(title, (signal, tell) => {
    const onLost = () => tell(lostText());
    return server.change(change, { signal, again, onLost });
  });
}

/** What a person reads who waits for a change whose answer is lost. */
function lostText(): string {
  return vscode.l10n.t(
    'The answer was lost. Looking for up to two minutes whether it was carried out; to cancel only stops the looking.',
  );
}

function offerAgain({ profile }: Server, change: Change, { failure }: NotCarriedOut): Promise<boolean> {
  const question = vscode.l10n.t(
    '{0}: {1} has not been carried out so far. Send it again?',
    profile.name,
    changeWords(change),
  );
  const detail = vscode.l10n.t(
    'The answer was lost: {0} The links were looked at until two minutes after sending, and show no trace of the change. The server may still be working on it; before it is sent again, the links are looked at once more.',
    failureSentence(failure),
  );
  return confirm(question, detail, vscode.l10n.t('Send Again'));
}
