import * as vscode from 'vscode';
import type { JournalEntry } from '../links/journal/journalEntries.ts';
import type { ChangeJournal } from '../servers/changeJournal.ts';
import type { ServerList } from '../servers/serverList.ts';
import type { JournalPageText } from '../ui/text/journal/page.ts';
import type { TextDocuments } from './textDocuments.ts';
import { textScheme } from './textScheme.ts';

/** The change journal as a page that stays true while it is open, with what can be done with its entries above them. */
export interface JournalPage {
  /** Of the server with this origin, or of all. */
  show(origin?: string): Promise<void>;
  dispose(): void;
}

const kind = 'journal';

type Documents = Pick<TextDocuments, 'serve' | 'show' | 'changed' | 'isOpen'>;
type Journal = Pick<ChangeJournal, 'entries' | 'gaps' | 'onDidChange'>;
type Servers = Pick<ServerList, 'all' | 'onDidChange'>;

export function createJournalPage(documents: Documents, journal: Journal, servers: Servers): JournalPage {
  const lensesChanged = new vscode.EventEmitter<void>();

  const pageOf = async (origin: string): Promise<JournalPageText> => {
    const [all, { journalText }] = await Promise.all([
      journal.entries(),
      import('../ui/text/journal/page.ts'),
    ]);
    if (origin === '') return journalText(all, undefined, journal.gaps);
    const entries = all.filter(({ sent }) => sent.origin === origin);
    return journalText(entries, nameOf(origin, entries, servers), journal.gaps);
  };
  // What a page was to be read again for, by origin: once for each text, in case a page never comes to show it.
  const awaited = new Map<string, string>();
  const readAgainFor = (origin: string, text: string) => {
    if (awaited.get(origin) === text) return;
    awaited.set(origin, text);
    documents.changed(kind);
  };
  documents.serve(kind, async (origin) => (await pageOf(origin)).text);

  const subscriptions = [
    journal.onDidChange(() => documents.changed(kind)),
    // A link that an entry leads to may have come or gone.
    servers.onDidChange(() => {
      if (documents.isOpen(kind)) lensesChanged.fire();
    }),
    vscode.languages.registerCodeLensProvider(
      { scheme: textScheme },
      {
        onDidChangeCodeLenses: lensesChanged.event,
        async provideCodeLenses(document) {
          if (document.uri.authority !== kind) return [];
          const origin = document.uri.query;
          const [page, { journalLenses }] = await Promise.all([pageOf(origin), import('./journalLenses.ts')]);
          // The page is about to follow, and asks again then. Time alone may have changed it, of which nobody tells:
          // a change under way is lost once its window is gone.
          if (page.text !== document.getText()) {
            readAgainFor(origin, page.text);
            return [];
          }
          awaited.delete(origin);
          return journalLenses(page, origin, servers);
        },
      },
    ),
    lensesChanged,
  ];

  return {
    async show(origin = '') {
      const entries = origin === '' ? [] : await journal.entries();
      const title =
        origin === ''
          ? vscode.l10n.t('Change Journal')
          : vscode.l10n.t('Change Journal: {0}', nameOf(origin, entries, servers));
      await documents.show({ kind, title, key: origin });
    },
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** As it is called now; one that has left the list as it was called last. */
function nameOf(origin: string, entries: readonly JournalEntry[], { all }: Pick<Servers, 'all'>): string {
  const configured = all.find(({ profile }) => profile.origin === origin);
  return (
    configured?.profile.name ?? entries.find(({ sent }) => sent.origin === origin)?.sent.server ?? origin
  );
}
