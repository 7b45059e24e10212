/**
 * A text with its escapes for URLs, JSON and XML undone once, as UTF-8: one character a byte, so that a character may be
 * escaped byte by byte.
 */
export interface Unescaped {
  readonly bytes: string;
  /** Where in the text a byte begins; its end for what comes after the last one. */
  readonly startOf: (byte: number) => number;
}

const ESCAPE =
  /&(?:amp|lt|gt|quot|apos);|&#0*\d{1,7};|&#[xX]0*[\da-fA-F]{1,6};|%[\da-fA-F]{2}|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\["\\/bfnrt]/g;

/** All that is not one byte as it stands: an escape, or a character beyond ASCII. */
const CHANGED = new RegExp(`${ESCAPE.source}|\\P{ASCII}`, 'gu');

/** What an escape begins with. */
const MAY_CHANGE = /[&%\\\P{ASCII}]/u;

const FIRST_BEYOND = '\u0080';

const NAMED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '\\b': '\b',
  '\\f': '\f',
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
};

export function unescaped(text: string): Unescaped {
  let starts: readonly number[] | undefined;
  return {
    bytes: MAY_CHANGE.test(text) ? text.replace(CHANGED, bytesOf) : text,
    // Only a text with something to remove needs them.
    startOf: (byte) => (starts ??= startsOf(text))[byte] ?? text.length,
  };
}

/** Where in the text each byte begins. */
function startsOf(text: string): readonly number[] {
  const starts: number[] = [];
  let end = 0;
  const addPlain = (upTo: number): void => {
    for (; end < upTo; end += 1) starts.push(end);
  };
  for (const { 0: part, index } of text.matchAll(CHANGED)) {
    addPlain(index);
    for (let count = bytesOf(part).length; count > 0; count -= 1) starts.push(index);
    end = index + part.length;
  }
  addPlain(text.length);
  return starts;
}

function bytesOf(part: string): string {
  return part < FIRST_BEYOND ? undone(part) : utf8(part);
}

/**
 * What may become of a part of a text when the whole is unescaped. One form, unless the part itself has what looks like
 * an escape: that is undone too if it stands in the text as it is, and comes out of it if its characters were escaped.
 */
export function unescapedForms(part: string): readonly string[] {
  let forms = [''];
  let end = 0;
  for (const { 0: escape, index } of part.matchAll(ESCAPE)) {
    const before = utf8(part.slice(end, index));
    const both = forms.length < MOST_FORMS ? [utf8(escape), undone(escape)] : [undone(escape)];
    forms = forms.flatMap((form) => both.map((piece) => form + before + piece));
    end = index + escape.length;
  }
  const rest = utf8(part.slice(end));
  return [utf8(part), ...forms.map((form) => form + rest)];
}

/** Of a part with more than four of them, only these and the one with all undone. */
const MOST_FORMS = 16;

/** The bytes an escape stands for. */
function undone(escape: string): string {
  if (escape.startsWith('%')) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
  return utf8(meaning(escape));
}

function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function meaning(escape: string): string {
  if (escape.startsWith('&#')) return codePoint(escape.slice(2, -1));
  if (escape.startsWith('\\u')) return units(escape);
  return NAMED[escape] ?? escape.slice(1);
}

function codePoint(number: string): string {
  const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

function units(escape: string): string {
  const codes = escape.split('\\u').slice(1);
  return String.fromCharCode(...codes.map((code) => Number.parseInt(code, 16)));
}
