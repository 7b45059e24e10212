import { TEXT, isBranch, type Branch, type Tree } from './tree.ts';

/** A branch that is still being filled. */
type Growing = Map<string, Tree[]>;

/** An element that has begun and not yet ended, or the document. */
interface Open {
  readonly name: string;
  readonly depth: number;
  readonly parent: Open | undefined;
  /** There is none while only text has been met. */
  branch: Growing | undefined;
  text: string;
}

/** Takes what stands in a document, in its order. `depth`: how many elements are open. */
interface Elements {
  /** An element begins at this depth, itself counted; `attributes` only where they matter. */
  begin(depth: number, name: string, attributes?: Growing): void;
  text(depth: number, text: string): void;
  /** The document itself; nothing comes after. */
  end(): Branch;
}

/** Makes branches while a parser goes through a document; that an element has ended is told by the depth of what follows. */
export function createElements(): Elements {
  let last: Open = { name: '', depth: 0, parent: undefined, branch: undefined, text: '' };
  const endBelow = (depth: number): Open => {
    while (last.parent && last.depth > depth) {
      last.parent.branch ??= new Map();
      addTo(last.parent.branch, last.name, treeOf(last));
      last = last.parent;
    }
    return last;
  };
  return {
    begin(depth, name, branch) {
      last = { name, depth, parent: endBelow(depth - 1), branch, text: '' };
    },
    text(depth, text) {
      endBelow(depth).text += text;
    },
    end: () => asBranch(treeOf(endBelow(0))),
  };
}

/** One more value under a name. */
export function addTo(branch: Growing, name: string, value: Tree): void {
  const values = branch.get(name);
  if (values) values.push(value);
  else branch.set(name, [value]);
}

function treeOf({ branch, text }: Open): Tree {
  const trimmed = text.trim();
  if (!branch) return trimmed;
  if (trimmed !== '') addTo(branch, TEXT, trimmed);
  return branch;
}

/** What an element holds, as a branch: nothing but text stands under `#text`. */
export function asBranch(tree: Tree): Branch {
  if (isBranch(tree)) return tree;
  return new Map(tree === '' ? [] : [[TEXT, [tree]]]);
}
