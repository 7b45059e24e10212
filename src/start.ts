import { join } from 'node:path';
import type * as vscode from 'vscode';
import { createDetailsPanels } from './details/detailsPanels.ts';
import { createRawResponses } from './details/rawResponses.ts';
import { createJournalPage } from './documents/journalPage.ts';
import { createPages } from './documents/pages.ts';
import { createTextDocuments } from './documents/textDocuments.ts';
import { onceRead } from './attention/onceRead.ts';
import { createBacklogs } from './servers/backlogs.ts';
import { createChangeJournal } from './servers/changeJournal.ts';
import { createChangeRecords } from './servers/changeRecords.ts';
import { createMutedServers } from './servers/mutedServers.ts';
import { createEarlierReadings } from './servers/earlierReadings.ts';
import { createPasswords } from './servers/passwords.ts';
import { createPins } from './servers/pins.ts';
import { createSandboxServers } from './servers/sandboxServers.ts';
import { createServerList } from './servers/serverList.ts';
import { settleMarks } from './servers/settleMarks.ts';
import { createToldTroubles } from './servers/toldTroubles.ts';
import { createWindowLock } from './servers/windowLock.ts';
import { dragServers } from './tree/dragServers.ts';
import { createExpansion, followExpansion } from './tree/expansion.ts';
import { createFound } from './tree/found.ts';
import { keepFresh } from './tree/keepFresh.ts';
import { registerMarkDecorations } from './tree/markDecorations.ts';
import type { Node } from './tree/node.ts';
import type { Reveal } from './tree/reveal.ts';
import { keepHeader } from './tree/keepHeader.ts';
import { createServersTree } from './tree/serversTree.ts';
import { viewWithRows } from './tree/viewWithRows.ts';
import { whenFirstShown } from './tree/whenFirstShown.ts';
import { keepMenus } from './ui/keepMenus.ts';
import { loadOnce } from './ui/loadOnce.ts';
import { createLog } from './ui/log.ts';
import { createPace } from './ui/pace.ts';
import { presentSettled } from './ui/presentSettled.ts';
import { presenting } from './ui/presenting.ts';
import type { RunCommand } from './ui/registerCommands.ts';
import { warnUnwritten } from './ui/warnUnwritten.ts';

export type Started = ReturnType<typeof start>;

/** Builds the services, and keeps them at work for as long as the window is open. */
export function start(context: vscode.ExtensionContext, view: vscode.TreeView<Node>) {
  const log = createLog((text) => servers.redact(text));
  const passwords = createPasswords(context.secrets, join(context.globalStorageUri.fsPath, 'passwordMarks'));
  const pins = createPins(context.globalState);
  const lock = createWindowLock(join(context.globalStorageUri.fsPath, 'locks'));
  const records = createChangeRecords(join(context.globalStorageUri.fsPath, 'changes'), lock);
  const journalFolder = join(context.globalStorageUri.fsPath, 'journal');
  const journal = createChangeJournal(journalFolder, (error) => {
    log.fault('journal', error);
    void warnUnwritten(journalFolder);
  });
  const servers = createServerList({
    passwords,
    pins,
    lock,
    records,
    journal,
    logOf: (profile) => log.requestsOf(profile),
    fault: (error) => log.fault('servers', error),
  });
  const sandbox = createSandboxServers(servers, { passwords, pins, records, journal });
  const backlogs = createBacklogs(servers);
  const details = createDetailsPanels(servers, backlogs, context, (error) => log.fault('details', error));
  const raw = createRawResponses(servers);
  const documents = createTextDocuments();
  const pages = createPages(documents);
  const readings = createEarlierReadings(servers);
  const journalPage = createJournalPage(documents, journal, servers);
  const found = createFound(servers, context.workspaceState);
  const expansion = createExpansion(context.workspaceState);
  const pace = createPace();
  const tree = createServersTree(servers, { found, expansion }, pace);
  const dragAndDrop = dragServers(servers, (dragged, destination) =>
    presenting('moveServers', log, async () => {
      const { moveServers } = await import('./commands/flows/moveServers.ts');
      await moveServers(dragged, destination, servers);
    }),
  );
  const withRows = viewWithRows(view, tree.onDidGiveRows);
  const keyRows = loadOnce(async () =>
    (await import('./tree/keyRows.ts')).createKeyRows(view, tree.onDidGiveRows),
  );
  const muted = createMutedServers(context.globalState);
  const told = createToldTroubles(join(context.globalStorageUri.fsPath, 'told'));
  const reveal: Reveal = async (place) => {
    const { createReveal } = await import('./tree/reveal.ts');
    return createReveal(view, tree.nodeOf, found, pace)(place);
  };
  const services = {
    servers,
    found,
    expansion,
    keyRows: async () => (await keyRows())(),
    passwords,
    pins,
    lock,
    records,
    journal,
    sandbox,
    details,
    raw,
    pages,
    readings,
    journalPage,
    log,
    muted,
    reveal,
  };

  const run: RunCommand = (id, target, selected) =>
    presenting(id, log, async () => {
      const { commandHandlers } = await import('./commands/handlers.ts');
      await commandHandlers(services)[id](target, selected);
    });
  /** What is loaded only when it is first wanted has nobody else to tell of a fault. */
  const lazily = (what: string, work: () => Promise<unknown>) => () => {
    work().catch((error: unknown) => log.fault(what, error));
  };
  context.subscriptions.push(
    keepMenus(servers, sandbox),
    settleMarks(servers, { records, journal }, presentSettled),
    keepFresh(servers, withRows),
    onceRead(
      servers,
      lazily('attention', async () => {
        const { keepAttention } = await import('./attention/keepAttention.ts');
        context.subscriptions.push(keepAttention({ servers, view, told, muted, log }));
      }),
    ),
    registerMarkDecorations(),
    keepHeader(view, found, servers, pace),
    followExpansion(view, found, expansion),
    whenFirstShown(
      withRows,
      lazily('offerResume', async () => (await import('./commands/offerResume.ts')).offerResume(services)),
    ),
    whenFirstShown(
      withRows,
      lazily('offerSuggestedServers', async () => {
        const { offerSuggestedServers } = await import('./commands/offerSuggestedServers.ts');
        await offerSuggestedServers(services, context.workspaceState);
      }),
    ),
    ...[
      withRows,
      pace,
      tree,
      found,
      raw,
      pages,
      readings,
      journalPage,
      documents,
      details,
      backlogs,
      sandbox,
      servers,
      records,
      journal,
      passwords,
      log,
    ],
  );
  return { tree, dragAndDrop, run, raw, documents, details };
}
