/**
 * Characters that nobody sees, or that turn the direction of what follows: control and format characters, and the two
 * separators. The two joiners stay: they belong to the spelling of some languages.
 */
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The text with each of them put through `written`. */
export function replaceUnseen(text: string, written: (character: string) => string): string {
  return text.replace(unseen, written);
}

export function hasUnseen(text: string): boolean {
  return text.search(unseen) >= 0;
}
