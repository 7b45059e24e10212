import * as z from 'zod/mini';

/** ISO 8601, as `Date.toISOString` writes it. (zod's own check takes other forms too, and 2 KB in what loads at the start.) */
export const momentSchema = z.string().check(z.refine(isMoment));

function isMoment(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}
