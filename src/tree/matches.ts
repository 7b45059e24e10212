/** The words of a filter; all must be found, letter case apart. */
export type Words = readonly string[];

export function wordsOf(text: string): Words {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Those words that are in none of these texts. */
export function missingWords(words: Words, texts: readonly (string | undefined)[]): Words {
  return words.filter((word) => {
    const pattern = new RegExp(literal(word), 'iu');
    return !texts.some((text) => text !== undefined && pattern.test(text));
  });
}

/** Where the words stand in a text, as `[start, end)`, in order and without overlaps. */
export function placesOf(words: Words, text: string): [number, number][] {
  if (words.length === 0) return [];
  // The longer of two words that begin alike is to win.
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const found = text.matchAll(new RegExp(longestFirst.map(literal).join('|'), 'giu'));
  return [...found].map((match) => [match.index, match.index + match[0].length]);
}

/** A word that may hold what means something in a pattern. */
function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
