import * as vscode from 'vscode';
import { toEntry, wireFormatSchema, type Profile, type WireFormat } from './profile.ts';
import { settingsError } from './settingsError.ts';
import { readProfiles, type ReadProfiles } from './readProfiles.ts';
import { userValue } from './userValue.ts';

export function configuredProfiles(): ReadProfiles {
  return readProfiles(userValue('cucLinks', 'servers'));
}

export function defaultFormat(): WireFormat {
  const parsed = wireFormatSchema.safeParse(userValue('cucLinks', 'format'));
  return parsed.success ? parsed.data : 'json';
}

/** Milliseconds between refreshes of the visible view; `undefined` when switched off. At least 15 s. */
export function refreshIntervalMs(): number | undefined {
  const seconds = userValue('cucLinks', 'refreshInterval');
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) return 60_000;
  return seconds <= 0 ? undefined : Math.max(15, seconds) * 1000;
}

/** Appends the profile, or puts it in place of the one with id `replaces`. Other entries stay as written. Rejects with a SettingsError (settingsError.ts). */
export async function writeProfile(profile: Profile, replaces?: string): Promise<void> {
  await writeServers((entries) => {
    const index = entries.findIndex((raw) => idOf(raw) === replaces);
    if (replaces === undefined || index < 0) return [...entries, toEntry(profile)];
    return entries.map((raw, position) => (position === index ? toEntry(profile) : raw));
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
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const target = vscode.ConfigurationTarget.Global;
  try {
    await vscode.workspace.getConfiguration('cucLinks').update('servers', change(entries), target);
  } catch (error) {
    throw settingsError(error);
  }
}
