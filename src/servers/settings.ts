import * as vscode from 'vscode';
import { wireFormatSchema, writtenEntry, type Profile, type WireFormat } from './profile.ts';
import { settingsError } from './settingsError.ts';
import { editedEntry } from './editedEntry.ts';
import { allFolders, readFolders, type Folder } from './folders.ts';
import { oneByOne } from './oneByOne.ts';
import { isList, readProfiles, type InvalidProfile, type ReadProfiles } from './readProfiles.ts';
import { readSignIns, type SharedSignIn } from './readSignIns.ts';
import { userValue } from './userValue.ts';

/** The servers of the settings, and every folder that these or `cucLinks.folders` name. */
export interface Configured extends ReadProfiles {
  readonly folders: readonly Folder[];
  /** What `cucLinks.signIns` has, in its order. */
  readonly signIns: readonly SharedSignIn[];
}

const unreadableFolders = {
  position: -1,
  name: undefined,
  field: '',
  reason: 'foldersUnreadable',
} as const satisfies InvalidProfile;

export function configuredServers(): Configured {
  const folders = readFolders(userValue('cucLinks', 'folders'));
  const signIns = configuredSignIns();
  const read = readProfiles(userValue('cucLinks', 'servers'), folders, signIns);
  const invalid = folders.unreadable ? [unreadableFolders, ...read.invalid] : read.invalid;
  return { profiles: read.profiles, invalid, folders: allFolders(folders, read.profiles), signIns };
}

export function configuredSignIns(): readonly SharedSignIn[] {
  return readSignIns(userValue('cucLinks', 'signIns'));
}

export function defaultFormat(): WireFormat {
  const parsed = wireFormatSchema.safeParse(userValue('cucLinks', 'format'));
  return parsed.success ? parsed.data : 'json';
}

/**
 * Milliseconds between refreshes of the visible view; `undefined` when switched off. At least 15 s and at most an hour:
 * VS Code only underlines what is out of bounds, and a timer that is given more than it can count to fires at once.
 */
export function refreshIntervalMs(): number | undefined {
  const seconds = userValue('cucLinks', 'refreshInterval');
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) return 60_000;
  return seconds <= 0 ? undefined : Math.min(Math.max(15, seconds), 3600) * 1000;
}

/**
 * Milliseconds between readings of the background watch; `undefined` unless it is switched on. At least 5 minutes and at
 * most a day: see {@link refreshIntervalMs}.
 */
export function watchIntervalMs(): number | undefined {
  const minutes = userValue('cucLinks', 'backgroundWatch');
  if (typeof minutes !== 'number' || !(minutes > 0)) return undefined;
  return Math.min(Math.max(5, minutes), 1440) * 60_000;
}

/**
 * Appends the profile, or writes what makes it differ from `before` into the entry of that one. What else stands there,
 * and all other entries, stay as written. Rejects with a SettingsError (settingsError.ts).
 */
export async function writeProfile(profile: Profile, before?: Profile): Promise<void> {
  await writeServers((entries) => {
    const index = before ? entries.findIndex((raw) => idOf(raw) === before.id) : -1;
    if (!before || index < 0) return [...entries, writtenEntry(profile)];
    return entries.map((raw, position) => (position === index ? editedEntry(raw, before, profile) : raw));
  });
}

/** Appends servers. One that is in the list by now is left as it stands. Rejects with a SettingsError. */
export async function addProfiles(profiles: readonly Profile[]): Promise<void> {
  await writeServers((entries) => {
    const known = new Set(entries.map(idOf));
    return [...entries, ...profiles.filter(({ id }) => !known.has(id)).map(writtenEntry)];
  });
}

export async function removeProfile(id: string): Promise<void> {
  await writeServers((entries) => entries.filter((raw) => idOf(raw) !== id));
}

/** The id of the server that an entry as written stands for. */
export function idOf(raw: unknown): string | undefined {
  return readProfiles([raw], undefined, configuredSignIns()).profiles[0]?.id;
}

/** Puts `change` of the entries, as written, in their place. Rejects with a SettingsError. */
export function writeServers(change: (entries: readonly unknown[]) => readonly unknown[]): Promise<void> {
  return writeList('servers', change);
}

/** The same with the list that any of our settings is. */
export function writeList(
  key: 'servers' | 'signIns',
  change: (entries: readonly unknown[]) => readonly unknown[],
): Promise<void> {
  return changeSetting(key, (value) => {
    if (!isList(value)) throw settingsError(new Error(`cucLinks.${key} is not a list`));
    return change(value ?? []);
  });
}

const inTurn = oneByOne();

/**
 * Changes one setting of ours in the user settings; left alone where `change` gives back what it was given. One change
 * after the other: each builds on the one before, also where a person does not wait for it. Rejects with a SettingsError.
 */
export function changeSetting(key: string, change: (value: unknown) => unknown): Promise<void> {
  return inTurn(async () => {
    const before = userValue('cucLinks', key);
    const after = change(before);
    if (after !== before) await writeSetting(key, after);
  });
}

async function writeSetting(key: string, value: unknown): Promise<void> {
  const target = vscode.ConfigurationTarget.Global;
  try {
    await vscode.workspace.getConfiguration('cucLinks').update(key, value, target);
  } catch (error) {
    throw settingsError(error);
  }
}
