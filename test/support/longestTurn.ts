/**
 * The processor time, in milliseconds, of the longest single turn of the event loop while some work went on. Processor
 * time, because other programs of the machine take none of it.
 */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = processorMs();
  let going = true;
  const turn = (): void => {
    const now = processorMs();
    longest = Math.max(longest, now - last);
    last = now;
    if (going) setImmediate(turn);
  };
  setImmediate(turn);
  try {
    await work();
  } finally {
    going = false;
    turn();
  }
  return longest;
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
