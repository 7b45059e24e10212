import * as z from 'zod/mini';
import { sameName } from './sameName.ts';
import { hasUnseen } from './unseen.ts';

/** A folder of the Servers view. */
export interface Folder {
  readonly name: string;
  /** Every server in it is read-only, whatever its own entry says. */
  readonly readOnly: boolean;
}

/** What `cucLinks.folders` says, in its order. */
export interface Folders {
  readonly listed: readonly Folder[];
  /** The whole setting cannot be read: then every folder is taken for read-only, since some may be meant to be. */
  readonly unreadable: boolean;
}

export const maxFolderName = 60;

/** What no object of the settings can be given as a name: the folder would be gone, and its mark with it. */
export function isNoKey(name: string): boolean {
  return name.trim() === '__proto__';
}

export const folderNameSchema = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(maxFolderName),
  z.refine((name) => !hasUnseen(name) && !isNoKey(name)),
);

const folderSchema = z.looseObject({ readOnly: z.optional(z.boolean()) });
const settingSchema = z.record(z.string(), z.unknown());

/** Reads the setting's raw value. What stands at a name and cannot be read makes that folder read-only, to be safe. */
export function readFolders(value: unknown): Folders {
  const setting = settingSchema.safeParse(value ?? {});
  if (!setting.success) return { listed: [], unreadable: true };
  const listed: Folder[] = [];
  for (const [written, raw] of Object.entries(setting.data)) {
    const name = folderNameSchema.safeParse(written);
    if (!name.success) continue;
    const parsed = folderSchema.safeParse(raw);
    const readOnly = parsed.success ? (parsed.data.readOnly ?? false) : true;
    const twin = listed.findIndex((other) => sameName(other.name, name.data));
    if (twin < 0) listed.push({ name: name.data, readOnly });
    else if (readOnly) listed[twin] = { name: listed[twin]?.name ?? name.data, readOnly };
  }
  return { listed, unreadable: false };
}

/** Whether a server's entry puts it there. */
export function isIn({ folder }: { readonly folder: string | undefined }, { name }: Folder): boolean {
  return folder !== undefined && sameName(folder, name);
}

export function isReadOnlyFolder(name: string, { listed, unreadable }: Folders): boolean {
  return unreadable || listed.some((folder) => folder.readOnly && sameName(folder.name, name));
}

/** Those of the setting, empty or not, then those that only servers name, in the order of these. */
export function allFolders(
  folders: Folders,
  profiles: readonly { readonly folder: string | undefined }[],
): readonly Folder[] {
  const all = folders.listed.map(({ name }) => name);
  for (const { folder } of profiles)
    if (folder !== undefined && !all.some((name) => sameName(name, folder))) all.push(folder);
  return all.map((name) => ({ name, readOnly: isReadOnlyFolder(name, folders) }));
}
