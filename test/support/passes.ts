import { mock } from 'node:test';

const methods = [
  'indexOf',
  'includes',
  'search',
  'match',
  'matchAll',
  'replace',
  'replaceAll',
  'split',
] as const;

/**
 * How often each of the methods that look through a string is called on one of at least `length` characters while `work`
 * runs: what does not vary of the time that takes, and shows by what it grows.
 */
export function passesOver(length: number, work: () => void): Readonly<Record<string, number>> {
  const watched = methods.map((name) => ({ name, watch: mock.method(String.prototype, name).mock }));
  try {
    work();
  } finally {
    mock.restoreAll();
  }
  const counts = watched.map(({ name, watch }) => {
    const texts = watch.calls.map((call): unknown => call.this);
    return [name, texts.filter((text) => String(text).length >= length).length] as const;
  });
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
