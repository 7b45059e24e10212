import * as z from 'zod/mini';
import { hasJsonHazard } from './jsonHazard.ts';
import { type Decoded, bad, ok } from './problem.ts';
import type { Branch, Tree } from './tree.ts';

const sourceSchema = z.object({ source: z.string() });

/** Numbers keep the digits they were written with: a USN can be larger than a JavaScript number holds exactly. */
function keepDigits(...[, value, context]: readonly unknown[]): unknown {
  if (typeof value !== 'number') return value;
  const written = sourceSchema.safeParse(context);
  return written.success ? written.data.source : String(value);
}

function valuesOf(value: unknown): readonly Tree[] {
  if (Array.isArray(value)) return value.flatMap(valuesOf);
  if (typeof value === 'string') return [value.trim()];
  if (typeof value === 'boolean') return [String(value)];
  return isObject(value) ? [branchOf(value)] : [];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function branchOf(value: object): Branch {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return new Map(entries.map(([name, inner]) => [name, valuesOf(inner)]));
}

/** Reads one JSON object; scalars become the text they were written with, `null` is a name without a value. */
export function readJson(text: string): Decoded<Branch> {
  try {
    const body = text.replace(/^\uFEFF/, '');
    const value: unknown = JSON.parse(body, keepDigits);
    if (hasJsonHazard(body)) return bad('malformedJson');
    return isObject(value) ? ok(branchOf(value)) : bad('wrongShape');
  } catch {
    return bad('malformedJson');
  }
}
