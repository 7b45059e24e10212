/** The words of a filter; all must be found, letter case apart. */
export type Words = readonly string[];

export function wordsOf(text: string): Words {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** What finds each of the words. */
export type Patterns = readonly RegExp[];

export function patternsOf(words: Words): Patterns {
  return words.map((word) => new RegExp(literal(word), 'iu'));
}

/** Texts as one to look for words in: no word has a blank, so none is found across two of them. */
export function searchText(texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined).join('\n');
}

export function findsAll(patterns: Patterns, text: string): boolean {
  return patterns.every((pattern) => pattern.test(text));
}

/** Where words stand in a text, as `[start, end)`, in order and without overlaps. */
export type PlacesIn = (text: string) => [number, number][];

export function placesOf(words: Words): PlacesIn {
  if (words.length === 0) return () => [];
  // The longer of two words that begin alike is to win.
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const any = new RegExp(longestFirst.map(literal).join('|'), 'giu');
  return (text) => [...text.matchAll(any)].map((match) => [match.index, match.index + match[0].length]);
}

/** A word that may hold what means something in a pattern. */
function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
