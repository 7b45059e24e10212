import * as vscode from 'vscode';
import type { Failure } from '../../cupi/failure.ts';
import type { Change, Changed } from '../../links/change.ts';
import { outcomeOf } from '../../links/outcome.ts';
import { failureOf } from '../../servers/failureOf.ts';
import type { Server } from '../../servers/server.ts';
import { confirm } from '../../ui/confirm.ts';
import { presentFailure } from '../../ui/presentFailure.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import { failureSentence } from '../../ui/text/failure.ts';

/** Only servers that may be changed are offered. */
export function isWritable({ profile }: Server): boolean {
  return !profile.readOnly;
}

/** Says why a server marked read-only is left alone. */
export function refuseReadOnly({ profile }: Server): boolean {
  if (profile.readOnly) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        '{0} is marked read-only: no change is sent to it. “Edit Server…” takes the mark away.',
        profile.name,
      ),
    );
  }
  return profile.readOnly;
}

export type Sent =
  | { readonly kind: 'done'; readonly changed: Changed }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Sends one change with progress that can be cancelled. */
export async function sendChange(server: Server, title: string, change: Change): Promise<Sent> {
  try {
    const changed = await withCancellableProgress(title, (signal) => server.change(change, signal));
    return { kind: 'done', changed };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { kind: 'failed', failure };
  }
}

/** Shows why a change failed, or that nobody knows whether it did. */
export async function presentChangeFailure(server: Server, title: string, failure: Failure): Promise<void> {
  if (outcomeOf(failure) === 'unknown') await presentUnknown(server, title, failureSentence(failure));
  else await presentFailure(failure, server.profile.id);
}

/** For changes with nothing to add to a failure: it is shown here, and resolves to `undefined`. */
export async function changeServer(
  server: Server,
  title: string,
  change: Change,
): Promise<Changed | undefined> {
  const sent = await sendChange(server, title, change);
  if (sent.kind === 'done') return sent.changed;
  await presentChangeFailure(server, title, sent.failure);
  return undefined;
}

/** A lost answer is not a failure: the change may have been made. It is never sent again without a person's word. */
async function presentUnknown({ profile }: Server, title: string, sentence: string): Promise<void> {
  const question = vscode.l10n.t('{0}: the outcome is not known.', profile.name);
  const detail = vscode.l10n.t(
    '{0}\n{1}\nThe request had been sent, so the server may have carried it out or may still be doing so. Look at its links, and refresh them, before you try once more.',
    title,
    sentence,
  );
  const open = vscode.l10n.t('Show Servers');
  if (await confirm(question, detail, open)) await vscode.commands.executeCommand('cucLinks.servers.focus');
}

/** Reads the far ends of a change again, each once, so that their rows tell the truth too. Nobody waits for them. */
export function refreshEach(servers: readonly (Server | undefined)[]): void {
  for (const server of new Set(servers)) void server?.refresh();
}
