import * as vscode from 'vscode';
import { newOf, readServersFile, type ReadServersFile } from '../../servers/serversFile.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { readServersText } from './readServersText.ts';

/** Where a folder may suggest servers. It only suggests: what is in it becomes a server when a person adds it. */
export const suggestionsFile = '.vscode/cuc-servers.json';

export interface Suggestions {
  readonly folder: vscode.WorkspaceFolder;
  readonly text: string;
  readonly read: ReadServersFile;
}

/**
 * What the open folders suggest, against the servers there are now. Nothing in Restricted Mode: who has not trusted a
 * folder is not to be asked for a password because of it.
 */
export async function readSuggestions({ all }: Pick<ServerList, 'all'>): Promise<readonly Suggestions[]> {
  if (!vscode.workspace.isTrusted) return [];
  const profiles = all.map(({ profile }) => profile);
  const found = (vscode.workspace.workspaceFolders ?? []).map(async (folder) => {
    const text = await readServersText(vscode.Uri.joinPath(folder.uri, suggestionsFile));
    return text === undefined ? [] : [{ folder, text, read: readServersFile(text, profiles) }];
  });
  return (await Promise.all(found)).flat();
}

/** The servers of a folder's file that are not in the list. */
export function newIn({ read }: Pick<Suggestions, 'read'>) {
  return read.kind === 'entries' ? newOf(read.entries) : [];
}
