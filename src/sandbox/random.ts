/** A stream of numbers in [0, 1), always the same for the same seed and label. */
export type Random = () => number;

/** FNV-1a, so that streams of different labels have nothing in common. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/**
 * One independent stream (mulberry32) per seed and label, so that what is drawn for one thing never depends on
 * the order in which others were drawn. Not for real secrets.
 */
export function randomFor(seed: number, label: string): Random {
  let state = hash(`${seed}/${label}`);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of the items, each as likely as the others. */
export function pick<T>(random: Random, items: readonly [T, ...T[]]): T {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

/** A whole number in [low, high]. */
export function integer(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** `length` characters drawn from `alphabet`. */
export function text(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(integer(random, 0, alphabet.length - 1))).join('');
}

/** A lower-case GUID. */
export function guid(random: Random): string {
  const hex = '0123456789abcdef';
  const part = (length: number): string => text(random, hex, length);
  return `${part(8)}-${part(4)}-4${part(3)}-${text(random, '89ab', 1)}${part(3)}-${part(12)}`;
}
