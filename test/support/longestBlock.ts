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
