/** Longest time in milliseconds that one task may keep the event loop from others. */
export const MAY_BLOCK = 50;

/** What the yardstick takes on a machine that nothing else uses, in milliseconds; MAY_BLOCK is meant for such a one. */
const YARDSTICK_MS = 12;

const mostRuns = 12;

/**
 * The longest stretch in milliseconds for which a piece of work keeps the event loop, garbage collection included; the
 * best of several runs, since the first ones are not yet compiled. What counts is the lesser of time and processor time: on
 * a busy machine other programs take their share of the time. Ends early once a run stays within `enough`.
 */
export async function bestBlock(work: () => unknown, enough: number): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < mostRuns && best > enough; run += 1) best = Math.min(best, await longestOf(work));
  return best;
}

/**
 * The same, as if nothing else used the machine: other programs make the processor itself slower. How much is told by a
 * yardstick, work of a known size, at its best too: by turns with the work, since what disturbs the one may be over
 * before the other.
 */
export async function longestBlock(work: () => unknown): Promise<number> {
  let best = Infinity;
  let yard = Infinity;
  for (let run = 0; run < mostRuns && best > MAY_BLOCK; run += 1) {
    best = Math.min(best, await longestOf(work));
    if (best > MAY_BLOCK) yard = Math.min(yard, await longestOf(yardstick));
  }
  return best <= MAY_BLOCK ? best : best / Math.max(1, yard / YARDSTICK_MS);
}

const rows = JSON.stringify(
  Array.from({ length: 8_000 }, (_, nth) => ({ id: `id-${nth}`, name: 'a\nb\n'.repeat(12) })),
);

function yardstick(): string {
  return JSON.stringify(JSON.parse(rows)).replaceAll(/\s*\\n\s*/g, ' ');
}

async function longestOf(work: () => unknown): Promise<number> {
  const watch = watchLoop();
  await turn();
  await work();
  await turn();
  return watch();
}

/** Looks at the clocks in every turn of the event loop. Returns what ends it and gives the longest turn. */
function watchLoop(): () => number {
  let longest = 0;
  let last = clocks();
  let next: NodeJS.Immediate;
  const look = (): void => {
    const now = clocks();
    longest = Math.max(longest, Math.min(now.time - last.time, now.processor - last.processor));
    last = now;
    next = setImmediate(look);
  };
  look();
  return () => {
    clearImmediate(next);
    return longest;
  };
}

function clocks(): { readonly time: number; readonly processor: number } {
  const { user, system } = process.cpuUsage();
  return { time: performance.now(), processor: (user + system) / 1000 };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
