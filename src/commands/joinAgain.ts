import * as vscode from 'vscode';
import { hasHost } from '../links/farEnd.ts';
import { syncTasksOf, type SyncTasks } from '../links/earlierJoin.ts';
import type { SentLine } from '../links/journal/journalLine.ts';
import { knownServer } from '../servers/knownServer.ts';
import type { Server } from '../servers/server.ts';
import { serverSentTo } from '../servers/serverSentTo.ts';
import { showInformation } from '../ui/notice.ts';
import { visible } from '../ui/text/visible.ts';
import { usualOptions } from './flows/joinRequest.ts';
import { journalEntry } from './flows/journalEntry.ts';
import { joinWith } from './joinLink.ts';
import type { Services } from './services.ts';

/** Asks for a join of the two ends of an unjoin in the journal, with what is known of that link; never with a password. */
export async function joinAgain(target: unknown, services: Services): Promise<void> {
  const entry = await journalEntry(target, services.journal);
  if (entry?.sent.operation !== 'unjoin') return;
  const { sent } = entry;
  const { all } = services.servers;
  const server = serverSentTo(sent, all);
  if (!server) {
    void showInformation(vscode.l10n.t('{0} is not in the list of servers any more.', visible(sent.server)));
    return;
  }
  const tasks = syncTasksOf(sent, await services.journal.entries());
  await joinWith(server, answersOf(sent, farEndOf(sent, server, all), tasks), services);
}

/** The configured server at the far end, to be chosen first. */
function farEndOf({ was }: SentLine, server: Server, all: readonly Server[]): Server | undefined {
  const found = all.filter((other) => other !== server && hasHost(knownServer(other), was?.remoteServer));
  return found.length === 1 ? found[0] : undefined;
}

function answersOf(
  { was }: SentLine,
  farEnd: Server | undefined,
  tasks: SyncTasks | undefined,
): Parameters<typeof joinWith>[1] {
  return {
    remoteServer: was?.remoteServer ?? '',
    takenFrom: farEnd?.profile.id,
    options: {
      ...usualOptions,
      acceptSelfSigned: was?.acceptSelfSignedCertificates ?? false,
      acceptErrors: was?.acceptCertificateErrors ?? false,
      ...tasks,
    },
    note: noteOf(was, tasks),
  };
}

/** Where the options come from, and what no join can bring back. */
function noteOf(was: SentLine['was'], tasks: SyncTasks | undefined): string {
  const origin = tasks
    ? vscode.l10n.t(
        'The options began with those of the unjoined link: for certificates as it had them, for synchronization as in its join, which is in the journal.',
      )
    : vscode.l10n.t(
        'The options for certificates began with those of the unjoined link. Those for synchronization began as usual: the journal has no join of that link.',
      );
  const lists = vscode.l10n.t(
    'SyncDistributionLists was on. A join cannot set it: switch it on again with “Update HTTPS Link…” once the first synchronization has ended.',
  );
  return was?.syncDistributionLists ? `${origin} ${lists}` : origin;
}
