/** Longest time in milliseconds that one task may keep the event loop from others. */
export const MAY_BLOCK = 50;

/** What the yardstick takes on a machine that nothing else uses, in milliseconds; MAY_BLOCK is meant for such a one. */
const YARDSTICK_MS = 12;

/**
 * The longest stretch in milliseconds for which a piece of work keeps the event loop, garbage collection included; the
 * best of several runs, since the first ones are not yet compiled. What counts is the lesser of time and processor time: on
 * a busy machine other programs take their share of the time. Ends early once a run stays within `enough`.
 */
export async function bestBlock(work: () => unknown, enough: number, runs = 12): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < runs && best > enough; run += 1) best = Math.min(best, await longestOf(work));
  return best;
}

/**
 * The same, as if nothing else used the machine: other programs make the processor itself slower. How much is told by a
 * yardstick, work of a known size, at its best too.
 */
export async function longestBlock(work: () => unknown): Promise<number> {
  // A collection of what came before may fall into many of them.
  const block = await bestBlock(work, MAY_BLOCK, 40);
  if (block <= MAY_BLOCK) return block;
  const slowness = (await bestBlock(yardstick, 0)) / YARDSTICK_MS;
  return block / Math.max(1, slowness);
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
