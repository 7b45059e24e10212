import * as vscode from 'vscode';
import type { ReadOnlyFiles } from '../ui/readOnlyFiles.ts';
import { textScheme } from './textScheme.ts';

/** Gives the text of one document of a kind, as it is now. `key` is what it was shown with. */
export type TextOf = (key: string) => string | Promise<string>;

/** Read-only pages of plain text, each made when it is looked at: also after a reload of the window. */
export interface TextDocuments extends ReadOnlyFiles {
  /** Says where the text of a kind of documents comes from. */
  serve(kind: string, textOf: TextOf): void;
  show(page: TextPage): Promise<vscode.TextEditor>;
  /** Shows what differs between two of them, side by side. `title` is on the tab. */
  compare(left: TextPage, right: TextPage, title: string): Promise<void>;
  isOpen(kind: string): boolean;
  /** Open documents of a kind are read again. */
  changed(kind: string): void;
  dispose(): void;
}

export interface TextPage {
  readonly kind: string;
  /** On the tab. */
  readonly title: string;
  readonly key: string;
}

export function createTextDocuments(): TextDocuments {
  const sources = new Map<string, TextOf>();
  const changedAt = new Map<string, number>();
  const emitter = new vscode.EventEmitter<vscode.FileChangeEvent[]>();

  return {
    onDidChangeFile: emitter.event,
    async read(uri) {
      const textOf = sources.get(uri.authority);
      if (!textOf) throw vscode.FileSystemError.FileNotFound(uri);
      const bytes = new TextEncoder().encode(await textOf(uri.query));
      return { bytes, changedAt: changedAt.get(uri.authority) ?? 0 };
    },
    serve(kind, textOf) {
      sources.set(kind, textOf);
    },
    async show(page) {
      return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(page)));
    },
    async compare(left, right, title) {
      await vscode.commands.executeCommand('vscode.diff', uriOf(left), uriOf(right), title);
    },
    isOpen: (kind) => openOf(kind).length > 0,
    changed(kind) {
      changedAt.set(kind, Date.now());
      emitter.fire(openOf(kind).map((uri) => ({ type: vscode.FileChangeType.Changed, uri })));
    },
    dispose() {
      emitter.dispose();
    },
  };
}

function uriOf({ kind, title, key }: TextPage): vscode.Uri {
  const path = `/${title.replace(/[/\\]/g, '-')}.txt`;
  return vscode.Uri.from({ scheme: textScheme, authority: kind, path, query: key });
}

function openOf(kind: string): readonly vscode.Uri[] {
  return vscode.workspace.textDocuments
    .map(({ uri }) => uri)
    .filter(({ scheme, authority }) => scheme === textScheme && authority === kind);
}
