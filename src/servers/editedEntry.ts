import { toEntry, type Profile } from './profile.ts';

/**
 * An entry of `cucLinks.servers` as it is now, with what an edit has changed: somebody may have written into it, or marked
 * it read-only, since the edit was begun.
 */
export function editedEntry(raw: unknown, before: Profile, after: Profile): Record<string, unknown> {
  const [old, edited] = [new Map(Object.entries(toEntry(before))), new Map(Object.entries(toEntry(after)))];
  const entry = new Map<string, unknown>(Object.entries(typeof raw === 'object' && raw !== null ? raw : {}));
  for (const field of new Set([...old.keys(), ...edited.keys()])) {
    const value = edited.get(field);
    if (value === old.get(field)) continue;
    if (value === undefined) entry.delete(field);
    else entry.set(field, value);
  }
  return Object.fromEntries(entry);
}
