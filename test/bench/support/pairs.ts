/** Milliseconds that one run took. */
export type Measure = () => number | Promise<number>;

/** Two that were measured against each other. */
export interface Compared {
  readonly ours: number;
  readonly reference: number;
  readonly ratio: number;
}

export interface Pairs {
  readonly pairs: number;
  /** Pairs that are run first and not counted: by then both are compiled and connected. */
  readonly warmUp?: number;
}

/**
 * Measures both by turns, and in every other pair the other one first: what else the machine does hits both alike.
 * Gives the medians; the ratio is the median of the ratios of the pairs, which a disturbed stretch moves least.
 */
export async function compare(
  ours: Measure,
  reference: Measure,
  { pairs, warmUp = 0 }: Pairs,
): Promise<Compared> {
  const counted: { readonly ours: number; readonly reference: number }[] = [];
  for (let pair = -warmUp; pair < pairs; pair += 1) {
    const measured = pair % 2 === 0 ? await inOrder(ours, reference) : await inOtherOrder(ours, reference);
    if (pair >= 0) counted.push(measured);
  }
  return {
    ours: median(counted.map((pair) => pair.ours)),
    reference: median(counted.map((pair) => pair.reference)),
    ratio: median(counted.map((pair) => pair.ours / pair.reference)),
  };
}

async function inOrder(ours: Measure, reference: Measure) {
  const first = await ours();
  return { ours: first, reference: await reference() };
}

async function inOtherOrder(ours: Measure, reference: Measure) {
  const first = await reference();
  return { ours: await ours(), reference: first };
}

/** Times something that is done at once; `times` over where once is too short for the clock. */
export function timed(work: () => unknown, times = 1): Measure {
  return () => {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) work();
    return (performance.now() - start) / times;
  };
}

/** The same of something that must be waited for. */
export function timedAsync(work: () => Promise<unknown>, times = 1): Measure {
  return async () => {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) await work();
    return (performance.now() - start) / times;
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below = Number.NaN, above = below] = sorted.slice(Math.floor(at), Math.floor(at) + 2);
  return below + (above - below) * (at - Math.floor(at));
}
