import { carefulJson } from './carefulJson.ts';
import { type Decoded, ok } from './problem.ts';
import { quickJson } from './quickJson.ts';
import type { Branch } from './tree.ts';

/**
 * Reads one JSON object, or none of it. Scalars become the text they were written with (a USN can be larger than a
 * JavaScript number holds exactly), `null` is a name without a value. A name given twice is refused, since one of the two
 * would be lost and with it a link; so is nesting deeper than any answer has.
 */
export function readJson(text: string): Decoded<Branch> {
  const body = text.replace(/^\uFEFF/, '');
  const branch = quickJson(body);
  return branch ? ok(branch) : carefulJson(body);
}
