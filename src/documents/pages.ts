import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { TextDocuments } from './textDocuments.ts';

/** Pages written once, such as a preview or a result. Kept while they are open, and no longer than the window. */
export interface Pages {
  show(title: string, text: string): Promise<void>;
  /** Two of them in the diff editor, whose tab has `title`. */
  compare(left: WrittenPage, right: WrittenPage, title: string): Promise<void>;
  dispose(): void;
}

export interface WrittenPage {
  readonly title: string;
  readonly text: string;
}

const kind = 'page';

export function createPages(documents: TextDocuments): Pages {
  const texts = new Map<string, string>();
  documents.serve(
    kind,
    (key) =>
      texts.get(key) ??
      vscode.l10n.t(
        'This page was made before the window was loaded again, and is not kept.\nIt can be closed.\n',
      ),
  );
  const closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    if (uri.authority === kind) texts.delete(uri.query);
  });
  const written = ({ title, text }: WrittenPage) => {
    const key = randomUUID();
    texts.set(key, text);
    return { kind, title, key };
  };
  return {
    async show(title, text) {
      await documents.show(written({ title, text }));
    },
    async compare(left, right, title) {
      await documents.compare(written(left), written(right), title);
    },
    dispose() {
      closing.dispose();
      texts.clear();
    },
  };
}
