/**
 * How often a property is tried, and from which seed: the same in every run, so that a test which passes goes on passing.
 * `CUC_LINKS_SEED=<number>` tries other values. A failure prints its seed and path besides the smallest example.
 */
export function repeatable(numRuns: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns, seed: Number(process.env['CUC_LINKS_SEED'] ?? 20_261_114) };
}
