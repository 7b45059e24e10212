import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { replaceUnseen } from '../../servers/unseen.ts';

/**
 * Text from a server as it may stand in a row, a question or a sentence of ours: on one line, and with what would be
 * unseen written out, so that it cannot turn the words around it.
 */
export function visible(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return replaceUnseen(line, (character) => `[U+${hex(character.codePointAt(0) ?? 0)}]`);
}

/** What a link is called: its display name, else its key. */
export function linkName({ displayName }: Pick<HttpsLink, 'displayName'>, key: string): string {
  return visible(displayName ?? key);
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}

/** Text for a row of a quick pick, where `$(name)` would become an icon. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\(/g, '\\$(');
}

/** Text for a notification or the prompt of an input, where `[text](command:…)` would become a link that runs it. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', `]${wordJoiner}(`);
}

/** Has no width, and no line ends at it. */
const wordJoiner = '\u2060';

/**
 * Text as Markdown that shows it and interprets nothing: a character written as a number is neither a mark nor part of
 * an address, and a line can end at a blank.
 */
export function literalMarkdown(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
