import { isBranch, type Branch, type Tree } from './tree.ts';
import { textOf } from './treeText.ts';
import { unreadable, type FieldDecoder } from './unreadable.ts';

interface FieldReader {
  /** The field's value; `undefined` when it is absent, empty, or unreadable (then it is in `problems`). */
  read<T>(name: string, decode: FieldDecoder<T>): T | undefined;
  /** What could not be read so far, by wire name. */
  problems(): Readonly<Record<string, string>>;
  /** The fields nobody has read, as text. Never a password: no document has one in an answer. */
  unknown(): Readonly<Record<string, string>>;
}

/** Reads the fields of one object, in any letter case, remembering what was read and what could not be. */
export function fieldReader(branch: Branch): FieldReader {
  const fields = inLowerCase(branch);
  const known = new Set<string>();
  const problems = new Map<string, string>();
  return {
    read(name, decode) {
      known.add(name.toLowerCase());
      const values = fields.get(name.toLowerCase()) ?? [];
      const [first] = values;
      if (first === undefined) return undefined;
      const single = values.length === 1 && !isBranch(first);
      if (single && first.trim() === '') return undefined;
      const value = single ? decode(first.trim()) : unreadable;
      if (value !== unreadable) return value;
      problems.set(name, textOf(values));
      return undefined;
    },
    problems: () => Object.fromEntries(problems),
    unknown: () =>
      Object.fromEntries(
        [...branch]
          .filter(([key]) => !known.has(key.toLowerCase()) && !/password/i.test(key))
          .map(([key, values]) => [key, textOf(values)]),
      ),
  };
}

/** The values by name in lower case; names that differ in case only are one. */
function inLowerCase(branch: Branch): ReadonlyMap<string, readonly Tree[]> {
  const fields = new Map<string, Tree[]>();
  for (const [key, values] of branch) {
    const name = key.toLowerCase();
    const same = fields.get(name);
    if (same) same.push(...values);
    else fields.set(name, [...values]);
  }
  return fields;
}
