import { fieldsOf } from './fieldsOf.ts';
import type { ProfileEntry } from './profile.ts';

/** What arranging changes of an entry; `undefined` takes a field out, so that the file stays readable. */
export type Arranged = {
  readonly [Field in 'folder' | 'mark' | 'favorite' | 'readOnly']?: ProfileEntry[Field] | undefined;
};

/** Where servers are put in the order of the setting: beside another one, or at the end. */
export type Place = { readonly before: string } | { readonly after: string } | 'end';

/** The id of the server an entry stands for, if it stands for one. */
type IdOf = (raw: unknown) => string | undefined;

/** The entries, as written, with fields of some of them set. */
export function withFields(
  entries: readonly unknown[],
  fieldsOf: (id: string) => Arranged | undefined,
  idOf: IdOf,
): readonly unknown[] {
  return entries.map((raw) => {
    const id = idOf(raw);
    const fields = id === undefined ? undefined : fieldsOf(id);
    return fields ? entryWith(raw, fields) : raw;
  });
}

/** The entries with some of them, in the order these have now, put elsewhere. */
export function moved(
  entries: readonly unknown[],
  ids: ReadonlySet<string>,
  place: Place,
  idOf: IdOf,
): readonly unknown[] {
  const isMoved = (raw: unknown) => ids.has(idOf(raw) ?? '');
  const [taken, left] = [entries.filter(isMoved), entries.filter((raw) => !isMoved(raw))];
  const at = positionOf(place, left, idOf);
  return [...left.slice(0, at), ...taken, ...left.slice(at)];
}

function positionOf(place: Place, left: readonly unknown[], idOf: IdOf): number {
  if (place === 'end') return left.length;
  const [beside, offset] = 'before' in place ? [place.before, 0] : [place.after, 1];
  const found = left.findIndex((raw) => idOf(raw) === beside);
  return found < 0 ? left.length : found + offset;
}

/**
 * What stands at a place of a setting, with fields set, those that are `undefined` taken out; what is no object is
 * replaced by one.
 */
export function entryWith(raw: unknown, fields: object): Record<string, unknown> {
  const entry = fieldsOf(raw);
  for (const [field, value] of fieldsOf(fields)) {
    if (value === undefined) entry.delete(field);
    else entry.set(field, value);
  }
  return Object.fromEntries(entry);
}
