import assert from 'node:assert/strict';

/** What a piece of work goes over in strings. It does not vary, as the time does that this takes. */
export interface Looks {
  /** Characters that were gone over by searches and patterns, once for each time. What a pattern goes back over is not told. */
  readonly characters: number;
  /** By the source of each pattern, the longest text it was tried on. */
  readonly longest: ReadonlyMap<string, number>;
}

/** A call of a method that is watched; `run` makes it. */
type Watch = (receiver: unknown, given: readonly unknown[], run: () => unknown) => unknown;

/** What goes through a string; where they are given a pattern, they leave it to its `exec`. */
const searches = ['indexOf', 'lastIndexOf', 'includes', 'replace', 'replaceAll', 'split'] as const;

/** Counts while `work` runs; whatever else runs meanwhile is counted too. */
export async function looksOf(work: () => Promise<unknown>): Promise<Looks> {
  let characters = 0;
  const longest = new Map<string, number>();
  const search: Watch = (text, [part, from], run) => {
    const found = run();
    if (typeof part === 'string') characters += searched(String(text), part, from, found);
    return found;
  };
  const exec: Watch = (pattern, [given], run) => {
    assert.ok(pattern instanceof RegExp);
    const { source, sticky } = pattern;
    const { length } = String(given);
    const start = pattern.global || sticky ? pattern.lastIndex : 0;
    const found = run();
    characters += endOf(found, sticky ? start + 1 : length) - start;
    longest.set(source, Math.max(longest.get(source) ?? 0, length));
    return found;
  };
  const ends = searches.map((name) => watchMethod(String.prototype, name, search));
  ends.push(watchMethod(RegExp.prototype, 'exec', exec));
  try {
    await work();
  } finally {
    for (const end of ends) end();
  }
  return { characters, longest };
}

/** How far a search went. A place where it stopped is told by `indexOf` alone: the others may have gone to the end. */
function searched({ length }: string, part: string, from: unknown, found: unknown): number {
  const start = typeof from === 'number' ? from : 0;
  const end = typeof found === 'number' && found >= start ? found + part.length : length;
  return Math.max(0, end - start);
}

/** Where in the text ends what a pattern has found there. */
function endOf(found: unknown, otherwise: number): number {
  if (!Array.isArray(found)) return otherwise;
  return Number(Reflect.get(found, 'index')) + String(found.at(0)).length;
}

/** Puts `watch` in the place of a method, and gives what puts the method back. */
function watchMethod(owner: object, name: string, watch: Watch): () => void {
  const original: unknown = Reflect.get(owner, name);
  assert.ok(typeof original === 'function');
  const watched = function (this: unknown, ...given: readonly unknown[]): unknown {
    return watch(this, given, () => Reflect.apply(original, this, given));
  };
  Object.defineProperty(owner, name, { value: watched });
  return () => void Object.defineProperty(owner, name, { value: original });
}
