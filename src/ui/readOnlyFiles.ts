import * as vscode from 'vscode';

export interface ReadOnlyFile {
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970: an open document is read again only when this has changed. */
  readonly changedAt: number;
}

/** Serves the documents of a scheme, each read when it is looked at; none can be written. */
export function serveReadOnly(
  scheme: string,
  read: (uri: vscode.Uri) => Promise<ReadOnlyFile>,
  onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]>,
): vscode.Disposable {
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile,
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
  return vscode.workspace.registerFileSystemProvider(scheme, provider, { isReadonly: true });
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions();
}
