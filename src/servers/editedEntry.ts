import { entryWith } from './arrangedEntries.ts';
import { fieldsOf } from './fieldsOf.ts';
import { writtenEntry, type Profile } from './profile.ts';

/**
 * An entry of `cucLinks.servers` as it is now, with what an edit has changed: somebody may have written into it, or marked
 * it read-only, since the edit was begun.
 */
export function editedEntry(raw: unknown, before: Profile, after: Profile): Record<string, unknown> {
  const [old, edited] = [fieldsOf(writtenEntry(before)), fieldsOf(writtenEntry(after))];
  const fields = [...new Set([...old.keys(), ...edited.keys()])];
  const changed = fields.filter((field) => edited.get(field) !== old.get(field));
  return entryWith(raw, Object.fromEntries(changed.map((field) => [field, edited.get(field)])));
}
