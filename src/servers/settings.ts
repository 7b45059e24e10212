import * as vscode from 'vscode';
import { toEntry, wireFormatSchema, type Profile, type WireFormat } from './profile.ts';
import { settingsError } from './settingsError.ts';
import { editedEntry } from './editedEntry.ts';
import { isList, readProfiles, type ReadProfiles } from './readProfiles.ts';
import { userValue } from './userValue.ts';

export function configuredProfiles(): ReadProfiles {
  return readProfiles(userValue('cucLinks', 'servers'));
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
 * Appends the profile, or writes what makes it differ from `before` into the entry of that one. What else stands there,
 * and all other entries, stay as written. Rejects with a SettingsError (settingsError.ts).
 */
export async function writeProfile(profile: Profile, before?: Profile): Promise<void> {
  await writeServers((entries) => {
    const index = before ? entries.findIndex((raw) => idOf(raw) === before.id) : -1;
    if (!before || index < 0) return [...entries, toEntry(profile)];
    return entries.map((raw, position) => (position === index ? editedEntry(raw, before, profile) : raw));
  });
}

export async function removeProfile(id: string): Promise<void> {
  await writeServers((entries) => entries.filter((raw) => idOf(raw) !== id));
}

function idOf(raw: unknown): string | undefined {
  return readProfiles([raw]).profiles[0]?.id;
}

async function writeServers(change: (entries: readonly unknown[]) => readonly unknown[]): Promise<void> {
  const value = userValue('cucLinks', 'servers');
  if (!isList(value)) throw settingsError(new Error('cucLinks.servers is not a list'));
  const entries = value ?? [];
  const target = vscode.ConfigurationTarget.Global;
  try {
    await vscode.workspace.getConfiguration('cucLinks').update('servers', change(entries), target);
  } catch (error) {
    throw settingsError(error);
  }
}
