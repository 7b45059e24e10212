/**
 * What XML and JSON both become before the model is read, so that the model is decoded in one place only. A branch
 * holds every value given under a name: none (`null`, `[]`), one, or many; so one row and many rows look the same.
 * A map, because names come from outside (`__proto__` is a name like any other). Texts are trimmed.
 */
export type Branch = ReadonlyMap<string, readonly Tree[]>;
export type Tree = string | Branch;

/** The name for text that stands between child elements. */
export const TEXT = '#text';

export function isBranch(tree: Tree): tree is Branch {
  return typeof tree !== 'string';
}

/** Letter case differs between Cisco's documents and the wire (facts sheet 1.4). For names and ids that are ASCII. */
export function sameName(a: string, b: string): boolean {
  // Most names have another length, which is seen in a tenth of the time.
  return a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
}

export function hasName(branch: Branch, name: string): boolean {
  for (const key of branch.keys()) if (sameName(key, name)) return true;
  return false;
}

/** Every value under a name, in any letter case. */
export function valuesOf(branch: Branch, name: string): readonly Tree[] {
  const found: Tree[] = [];
  for (const [key, values] of branch) if (sameName(key, name)) found.push(...values);
  return found;
}

export function branchesOf(branch: Branch, name: string): readonly Branch[] {
  return valuesOf(branch, name).filter(isBranch);
}

/** All the text in a tree, in document order. */
export function leavesOf(tree: Tree): readonly string[] {
  if (!isBranch(tree)) return [tree];
  return [...tree.values()].flatMap((values) => values.flatMap(leavesOf));
}
