import { isBranch, type Branch, type Tree } from './tree.ts';
import { textOf } from './treeText.ts';
import { unreadable, type FieldDecoder } from './unreadable.ts';

interface Fields {
  /** The field's value; `undefined` when it is absent, empty, or unreadable (then it is in `problems`). */
  read<T>(name: string, decode: FieldDecoder<T>): T | undefined;
  /** What could not be read so far, by wire name. */
  problems(): Readonly<Record<string, string>>;
  /** The fields nobody has read, as text. Never a password: no document has one in an answer. */
  unknown(): Readonly<Record<string, string>>;
}

/** One for all objects: hardly one has anything to say here. */
const NOTHING: Readonly<Record<string, string>> = {};

/** A field as it was given. */
type Given = readonly [name: string, values: readonly Tree[]];

/** What has been read of an object so far. */
interface Reading {
  readonly branch: Branch;
  /** The names asked for, in their order. */
  readonly asked: string[];
  /** How many of them there are. */
  found: number;
}

/**
 * Reads the fields of one object, in any letter case; names that differ in case only are one. Nearly always they are
 * spelt as `decode` asks for them: only if not, it is called again, with the names respelt. It must ask for the same names
 * each time, and for each of them once.
 */
export function readFields<T>(branch: Branch, decode: (fields: Fields) => T): T {
  const reading: Reading = { branch, asked: [], found: 0 };
  const value = decode(fieldsOf(reading));
  const respelt = inSpellingAsked(reading);
  return respelt ? decode(fieldsOf({ branch: respelt, asked: [], found: 0 })) : value;
}

function fieldsOf(reading: Reading): Fields {
  const { branch, asked } = reading;
  let problems: Record<string, string> | undefined;
  return {
    read(name, decode) {
      asked.push(name);
      const values = branch.get(name);
      if (!values) return undefined;
      reading.found += 1;
      // Taking the list apart, `[first]`, goes step by step until it is compiled.
      const first = values[0];
      if (first === undefined) return undefined;
      const text = values.length === 1 && !isBranch(first) ? first : undefined;
      if (text === '') return undefined;
      const value = text === undefined ? unreadable : decode(text);
      if (value !== unreadable) return value;
      (problems ??= {})[name] = textOf(values);
      return undefined;
    },
    problems: () => problems ?? NOTHING,
    unknown: () => unknownIn(left(reading)),
  };
}

function unknownIn(fields: readonly Given[]): Readonly<Record<string, string>> {
  if (fields.length === 0) return NOTHING;
  const shown = fields.filter(([name]) => !/password/i.test(name));
  return Object.fromEntries(shown.map(([name, values]) => [name, textOf(values)]));
}

/** The fields that nobody has asked for by their exact name: most often none. */
function left({ branch, asked, found }: Reading): readonly Given[] {
  return found === branch.size ? [] : [...branch].filter(([name]) => !asked.includes(name));
}

/** The same fields under the names asked for; `undefined` if none of them goes by another spelling. */
function inSpellingAsked(reading: Reading): Branch | undefined {
  const others = left(reading);
  if (others.length === 0) return undefined;
  const spellings = new Map(reading.asked.map((name) => [name.toLowerCase(), name]));
  if (!others.some(([name]) => spellings.has(name.toLowerCase()))) return undefined;
  const fields = new Map<string, Tree[]>();
  for (const [key, values] of reading.branch) {
    const name = spellings.get(key.toLowerCase()) ?? key;
    const same = fields.get(name);
    if (same) same.push(...values);
    else fields.set(name, [...values]);
  }
  return fields;
}
