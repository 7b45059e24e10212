import * as z from 'zod/mini';
import { entryWith, moved, withFields, type Arranged, type Place } from './arrangedEntries.ts';
import { sameName } from './sameName.ts';
import { changeSetting, idOf, writeServers } from './settings.ts';
import { settingsError } from './settingsError.ts';

/*
 * How servers are arranged is written here. Every function leaves what else stands in the settings as written, and
 * rejects with a SettingsError (settingsError.ts).
 */

/** Sets fields of several entries at once. */
export async function writeArranged(ids: ReadonlySet<string>, fields: Arranged): Promise<void> {
  await writeServers((entries) => withFields(entries, (id) => (ids.has(id) ? fields : undefined), idOf));
}

/** Puts servers into a folder, or with `undefined` on the top level, and where asked also elsewhere in the order. */
export async function writePlace(
  ids: ReadonlySet<string>,
  folder: string | undefined,
  place: Place | undefined,
): Promise<void> {
  await writeServers((entries) => {
    const inFolder = withFields(entries, (id) => (ids.has(id) ? { folder } : undefined), idOf);
    return place === undefined ? inFolder : moved(inFolder, ids, place, idOf);
  });
}

/** Adds an empty folder, unless there is one of that name. */
export async function writeNewFolder(name: string): Promise<void> {
  await writeFolders((folders) =>
    folders.some(([other]) => sameName(other, name)) ? folders : [...folders, [name, {}]],
  );
}

/** A folder's own mark; one that only servers name so far is added. */
export async function writeFolderReadOnly(name: string, readOnly: boolean): Promise<void> {
  await writeFolders((folders) => {
    const known = folders.some(([other]) => sameName(other, name));
    const all: readonly FolderEntry[] = known ? folders : [...folders, [name, {}]];
    const mark = { readOnly: readOnly ? true : undefined };
    return all.map(([other, raw]) => [other, sameName(other, name) ? entryWith(raw, mark) : raw]);
  });
}

/**
 * Gives a folder, with its mark, and the servers in it another name. In an order in which no server is without the mark
 * for a moment: the new folder is there before the servers move, the old one until they have.
 */
export async function renameFolder(name: string, renamed: string, ids: ReadonlySet<string>): Promise<void> {
  const same = sameName(name, renamed);
  await writeFolders((folders) => {
    const isIt = ([other]: FolderEntry) => sameName(other, name);
    if (!folders.some(isIt)) return [...folders, [renamed, {}]];
    return folders.flatMap((entry): readonly FolderEntry[] => {
      if (!isIt(entry)) return [entry];
      return same ? [[renamed, entry[1]]] : [[renamed, entry[1]], entry];
    });
  });
  await writeArranged(ids, { folder: renamed });
  if (!same) await removeFolder(name);
}

/** Takes a folder out of the setting; the servers in it have been moved before. */
export async function removeFolder(name: string): Promise<void> {
  await writeFolders((folders) => folders.filter(([other]) => !sameName(other, name)));
}

type FolderEntry = readonly [name: string, raw: unknown];

const foldersSchema = z.record(z.string(), z.unknown());

function writeFolders(change: (folders: readonly FolderEntry[]) => readonly FolderEntry[]): Promise<void> {
  return changeSetting('folders', (value) => {
    const setting = foldersSchema.safeParse(value ?? {});
    if (!setting.success) throw settingsError(new Error('cucLinks.folders is not an object'));
    const before = Object.entries(setting.data);
    const after = change(before);
    return JSON.stringify(after) === JSON.stringify(before) ? value : Object.fromEntries(after);
  });
}
