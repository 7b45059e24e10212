import { isBranch, sameName, valuesOf, type Branch } from './tree.ts';
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
  const known: string[] = [];
  const problems = new Map<string, string>();
  return {
    read(name, decode) {
      known.push(name);
      const values = valuesOf(branch, name);
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
          .filter(([key]) => !known.some((name) => sameName(name, key)) && !/password/i.test(key))
          .map(([key, values]) => [key, textOf(values)]),
      ),
  };
}
