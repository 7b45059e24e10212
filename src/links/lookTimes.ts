const seconds = 1_000;
const first = [1, 2, 4, 8].map((at) => at * seconds);
const every = 15 * seconds;
/** Counted from sending: no server takes longer over a request. */
const giveUpAfter = 120 * seconds;

/**
 * When to look after a lost answer, in milliseconds from the loss, which came `sinceSentMs` after sending (design.md 4).
 * The short looks are made however late the loss was noticed.
 */
export function lookTimes(sinceSentMs: number): readonly number[] {
  const end = Math.max(giveUpAfter - sinceSentMs, ...first);
  const times = first.filter((at) => at < end);
  for (let at = Math.max(...first) + every; at < end; at += every) times.push(at);
  return [...times, end];
}
