import * as vscode from 'vscode';
import { loadOnce } from './loadOnce.ts';

export interface ReadOnlyFile {
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970: an open document is read again only when this has changed. */
  readonly changedAt: number;
}

/** Documents of a scheme, each read when it is looked at. */
export interface ReadOnlyFiles {
  read(uri: vscode.Uri): Promise<ReadOnlyFile>;
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]>;
}

/** Serves the documents of a scheme from what is loaded with the first of them; none can be written. */
export function serveReadOnly(scheme: string, load: () => Promise<ReadOnlyFiles>): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const files = loadOnce(async () => {
    const loaded = await load();
    loaded.onDidChangeFile((changes) => changed.fire(changes));
    return loaded;
  });
  const read = async (uri: vscode.Uri) => (await files()).read(uri);
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    async stat(uri) {
      const { bytes, changedAt } = await read(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime: changedAt, size: bytes.byteLength };
    },
    readFile: async (uri) => (await read(uri)).bytes,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  const registration = vscode.workspace.registerFileSystemProvider(scheme, provider, { isReadonly: true });
  return vscode.Disposable.from(registration, changed);
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions();
}
