import type { Document } from './document.ts';
import { type Decoded, bad, ok } from './problem.ts';
import { branchesOf, hasName, isBranch, sameName, valuesOf, type Branch, type Tree } from './tree.ts';

interface RowNames {
  /** The name of one row, in both formats. */
  readonly row: string;
  /** The name of the list: the root in XML; in JSON it should not be there, but may. */
  readonly list: string;
  /** Whether an XML root of another name is refused; only where a document gives the name. */
  readonly strictRoot: boolean;
}

/** `-total` is what a converter makes of the attribute; one Cisco page shows it (facts sheet 1.4). */
const TOTAL = ['@total', 'total', '-total'];

const NOTHING: Branch = new Map();

/** A network has 25 locations, a location five links, a cluster two servers (facts sheet 3.2). */
const MOST_ROWS = 1_000;

interface Container {
  readonly totals: readonly Tree[];
  readonly rows: readonly Tree[];
}

/** Step by step: `flatMap` and `filter` take a twentieth of the time of a short list. */
function totalsOf(branch: Branch): readonly Tree[] {
  const totals: Tree[] = [];
  for (const name of TOTAL) {
    for (const total of valuesOf(branch, name)) if (total !== '') totals.push(total);
  }
  return totals;
}

function isContainer(branch: Branch, names: RowNames): boolean {
  return hasName(branch, names.row) || totalsOf(branch).length > 0;
}

function containerOf(top: Branch, names: RowNames): Container | undefined {
  const totals = totalsOf(top);
  if (hasName(top, names.row)) return { totals, rows: valuesOf(top, names.row) };
  const below = [...top.values()].flat().filter(isBranch);
  const inner = below.filter((branch) => isContainer(branch, names));
  const [only, ...more] = inner;
  if (only && more.length === 0)
    return { totals: [...totals, ...totalsOf(only)], rows: valuesOf(only, names.row) };
  if (totals.length > 0) return { totals, rows: branchesOf(top, names.list) };
  return undefined;
}

/** The number a total states; NaN when it is no number. */
function numberOf(total: Tree): number {
  return !isBranch(total) && /^\d{1,9}$/.test(total) ? Number(total) : Number.NaN;
}

/**
 * The rows of a list: none, one or many. The list is whole or it is an error (design.md 4.3): what `total` says is
 * compared with what is there; without a total, the list's name or a row must be.
 */
export function rowsOf(document: Document, names: RowNames): Decoded<readonly Branch[]> {
  const { root, content } = document;
  const named = root !== undefined && sameName(root, names.list);
  if (root !== undefined && !named && (names.strictRoot || !isContainer(content, names)))
    return bad('wrongRoot');
  const found: Container | undefined =
    root === undefined
      ? containerOf(content, names)
      : { totals: totalsOf(content), rows: valuesOf(content, names.row) };
  if (!found) return bad('wrongShape');

  const totals = found.totals.map(numberOf);
  if (totals.some((total) => Number.isNaN(total))) return bad('wrongShape');
  const blank = totals.length > 0 && totals.every((total) => total === 0);
  const rows = blank ? found.rows.filter((row) => row !== '') : found.rows;
  const wrong = totals.find((total) => total !== rows.length);
  if (wrong !== undefined) return { kind: 'partial', total: wrong, rows: rows.length };
  if (rows.length > MOST_ROWS) return bad('tooComplex');
  const branches = rows.map((row): Tree => (row === '' ? NOTHING : row)).filter(isBranch);
  return branches.length === rows.length ? ok(branches) : bad('wrongShape');
}
