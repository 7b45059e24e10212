import { visit } from 'jsonc-parser';
import type { TextPosition } from '../failure.ts';
import { type Decoded, bad, ok } from './problem.ts';
import type { Branch, Tree } from './tree.ts';

/** The depth at which the XML parser stops as well. */
export const DEEPEST = 100;

/** An object being read, and the values under the name it has come to. */
interface Open {
  readonly branch: Map<string, Tree[]>;
  values: Tree[];
}

/** Reads one JSON object as `readJson` says, character by character; the text has no byte order mark. */
export function carefulJson(body: string): Decoded<Branch> {
  const top: Tree[] = [];
  const open: Open[] = [{ branch: new Map(), values: top }];
  let depth = 0;
  let at: TextPosition | undefined;

  const add = (value: Tree) => open.at(-1)?.values.push(value);
  // Leaves the visit: nothing after the first problem counts.
  const stop = (line: number, character: number): never => {
    at = { line: line + 1, column: character + 1 };
    throw new Error('stopped');
  };
  const enter = (line: number, character: number) => {
    depth += 1;
    if (depth > DEEPEST) stop(line, character);
  };
  try {
    visit(
      body,
      {
        onObjectBegin: (_offset, _length, line, character) => {
          enter(line, character);
          const branch = new Map<string, Tree[]>();
          add(branch);
          open.push({ branch, values: [] });
        },
        onObjectProperty: (name, _offset, _length, line, character) => {
          const object = open.at(-1);
          if (!object || object.branch.has(name)) return stop(line, character);
          object.values = [];
          object.branch.set(name, object.values);
        },
        onObjectEnd: () => {
          depth -= 1;
          open.pop();
        },
        onArrayBegin: (_offset, _length, line, character) => enter(line, character),
        onArrayEnd: () => void (depth -= 1),
        onLiteralValue: (value: unknown, offset, length) => {
          if (typeof value === 'string') add(value.trim());
          else if (value !== null) add(body.slice(offset, offset + length));
        },
        onError: (_error, _offset, _length, line, character) => stop(line, character),
      },
      { disallowComments: true },
    );
  } catch (error) {
    if (!at) throw error;
    return bad('malformedJson', at);
  }
  const [object] = top;
  return body.trimStart().startsWith('{') && typeof object === 'object' ? ok(object) : bad('wrongShape');
}
