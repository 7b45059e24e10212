/**
 * Bytes in use when collecting finds no more. As thorough as when memory has run out: else code that has not run for a
 * while, and what hangs on it, is left for another time.
 */
export async function heapInUse(): Promise<number> {
  let last = Infinity;
  for (let round = 0; round < 10; round += 1) {
    await pause(50);
    await globalThis.gc?.({ type: 'major', flavor: 'last-resort', execution: 'async' });
    const { heapUsed } = process.memoryUsage();
    if (round >= 2 && heapUsed > last * 0.999) return heapUsed;
    last = heapUsed;
  }
  return last;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
