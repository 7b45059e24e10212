import { isBranch, type Tree } from './tree.ts';

type Plain = string | readonly Plain[] | { readonly [name: string]: Plain };

function plain(tree: Tree): Plain {
  if (!isBranch(tree)) return tree;
  return Object.fromEntries([...tree].map(([name, values]) => [name, only(values) ?? values.map(plain)]));
}

function only(values: readonly Tree[]): Plain | undefined {
  const [first, ...more] = values;
  return first === undefined || more.length > 0 ? undefined : plain(first);
}

/** Values as one text: the text itself when there is one and it is text, otherwise JSON. */
export function textOf(values: readonly Tree[]): string {
  if (values.length === 0) return '';
  const single = only(values);
  if (typeof single === 'string') return single;
  return JSON.stringify(single ?? values.map(plain));
}
