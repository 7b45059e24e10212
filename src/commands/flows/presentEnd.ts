import * as vscode from 'vscode';
import type { Failure } from '../../cupi/failure.ts';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import type { Change } from '../../links/change.ts';
import type { ChangeEnd } from '../../links/changeEnd.ts';
import { nameOf } from '../../links/changeTarget.ts';
import type { Server } from '../../servers/server.ts';
import { showInformation, showWarning } from '../../ui/notice.ts';
import { presentFailure } from '../../ui/presentFailure.ts';
import { changeWords } from '../../ui/text/change.ts';
import { failureSentence } from '../../ui/text/failure.ts';
import { dateText } from '../../ui/text/time.ts';
import { linkName, visible } from '../../ui/text/visible.ts';

/** Shows any end of a change but success. */
export async function presentEnd(
  server: Server,
  change: Change,
  end: Exclude<ChangeEnd, { kind: 'done' }>,
): Promise<void> {
  const { name } = server.profile;
  switch (end.kind) {
    case 'failed':
      if (!isBusy(end.failure)) await presentFailure(end.failure, server.profile.id, change);
      return;
    case 'alreadyGone':
      say(
        vscode.l10n.t(
          '{0}: {1} was already gone or marked for removal. There was nothing to unjoin.',
          name,
          visible(nameOf(change)),
        ),
      );
      return;
    case 'unnamed':
      return offerAnew(server, end.links);
    case 'inProgress':
      say(inProgressText(name, change));
      return;
    case 'unverified':
      return offerVerify(
        server,
        vscode.l10n.t(
          '{0}: nothing was sent. Nobody knows yet how an earlier change ended: {1}, sent {2}. Verify that one first.',
          name,
          changeWords(end.sent),
          dateText(end.at),
        ),
      );
    case 'several':
      // Asks which of them it is.
      return verify(server);
    case 'unknown':
      return offerVerify(server, unknownText(server, change, end));
    case 'conflict':
    case 'notCarriedOut':
      // Whoever sent it has been asked already.
      return;
  }
}

/** Not taken by a server with too much to do: whoever sent it has been asked whether to send it again. */
export function isBusy({ kind }: Failure): boolean {
  return kind === 'busy';
}

function inProgressText(name: string, change: Change): string {
  return change.kind === 'join'
    ? vscode.l10n.t(
        '{0}: a join is in progress already, here or in another window. Nothing more was sent.',
        name,
      )
    : vscode.l10n.t(
        '{0}: {1} is in progress already, here or in another window. Nothing more was sent.',
        name,
        changeWords(change),
      );
}

/** A lost answer is not a failure: the change may have been made. It is never sent again without a person's word. */
function unknownText(
  { profile }: Server,
  change: Change,
  { failure, cannotLook }: Extract<ChangeEnd, { kind: 'unknown' }>,
): string {
  const lost = vscode.l10n.t(
    '{0}: the outcome is not known: {1}. {2}',
    profile.name,
    changeWords(change),
    failureSentence(failure),
  );
  return cannotLook
    ? vscode.l10n.t('{0} It could not be looked up: {1}', lost, failureSentence(cannotLook))
    : lost;
}

function say(text: string): void {
  void showInformation(text);
}

async function offerVerify(server: Server, text: string): Promise<void> {
  const button = vscode.l10n.t('Verify Change…');
  if ((await showWarning(text, button)) === button) await verify(server);
}

/** The question is asked anew with the links as they are: nobody confirms by a button what it did not name. */
async function offerAnew({ profile }: Server, links: readonly HttpsLink[]): Promise<void> {
  const anew = vscode.l10n.t('Unjoin Server…');
  const text = vscode.l10n.t(
    '{0}: nothing was sent. It has links by now that the question did not name: {1}.',
    profile.name,
    links.map((link) => linkName(link, link.objectId)).join(', '),
  );
  if ((await showWarning(text, anew)) === anew)
    await vscode.commands.executeCommand('cucLinks.unjoinServer', profile.id);
}

async function verify({ profile }: Server): Promise<void> {
  await vscode.commands.executeCommand('cucLinks.verifyChange', profile.id);
}
