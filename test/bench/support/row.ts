import * as z from 'zod/mini';

const rowSchema = z.object({
  id: z.string(),
  title: z.string(),
  ours: z.number(),
  reference: z.nullable(z.number()),
  ratio: z.nullable(z.number()),
  unit: z.string(),
  /** The most that `ratio` may be; that `ours` may be, where there is nothing to compare with. */
  bar: z.nullable(z.number()),
  met: z.boolean(),
});
/** One line of the table and of bench.json. */
export type Row = z.infer<typeof rowSchema>;

export const measuredSchema = z.object({
  rows: z.array(rowSchema),
  /** What a person wants to see beside the numbers, a line each. */
  notes: z.array(z.string()),
});
/** What a file of rows/ gives. */
export type Measured = z.infer<typeof measuredSchema>;

export interface Options {
  /** Fewer repetitions: for daily use. */
  readonly quick: boolean;
}

interface Given {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly ours: number;
  readonly bar?: number;
}

/** A row that is compared with something; its bar is one of the ratio. */
export function comparedRow(given: Given & { readonly reference: number; readonly ratio?: number }): Row {
  return judged({ ...given, ratio: given.ratio ?? given.ours / given.reference });
}

/** A row that stands alone. */
export function plainRow(given: Given): Row {
  return judged({ ...given, reference: null, ratio: null });
}

function judged(given: Given & Pick<Row, 'reference' | 'ratio'>): Row {
  const bar = given.bar ?? null;
  return { ...given, bar, met: bar === null || (given.ratio ?? given.ours) <= bar };
}
