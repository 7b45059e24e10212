import type { Locator } from 'playwright-core';

const pollMilliseconds = 50;
const patienceMilliseconds = 5000;

/** Asks until the answer is right and gives it; the error names what was waited for and the last answer. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  right: (answer: T) => boolean = Boolean,
  { seconds = 60 } = {},
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (right(answer)) return answer;
    if (Date.now() > end)
      throw new Error(`${what}: not within ${seconds} s; last: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
}

/** Whether it is seen soon. If not, whoever asks does again what should have brought it: a click may go astray. */
export function inTime(seen: Locator): Promise<boolean> {
  return seen.waitFor({ timeout: patienceMilliseconds }).then(
    () => true,
    () => false,
  );
}
