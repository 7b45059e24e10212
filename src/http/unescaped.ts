/**
 * A text with its escapes for URLs, JSON and XML undone once, as UTF-8: one character a byte, so that a character may be
 * escaped byte by byte. `starts` says where in the text each byte begins.
 */
export interface Unescaped {
  readonly bytes: string;
  readonly starts: readonly number[];
}

const ESCAPE =
  /&(?:amp|lt|gt|quot|apos);|&#0*\d{1,7};|&#[xX]0*[\da-fA-F]{1,6};|%[\da-fA-F]{2}|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\["\\/bfnrt]/g;

/** A run of characters that are one byte each, or one other. */
const PLAIN = /\p{ASCII}+|./gsu;
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
  const pieces: string[] = [];
  const starts: number[] = [];
  const add = (bytes: string, start: number, step: 0 | 1): void => {
    pieces.push(bytes);
    for (let count = 0; count < bytes.length; count += 1) starts.push(start + count * step);
  };
  const addPlain = (start: number, end: number): void => {
    for (const { 0: part, index } of text.slice(start, end).matchAll(PLAIN))
      if (part < FIRST_BEYOND) add(part, start + index, 1);
      else add(utf8(part), start + index, 0);
  };
  let end = 0;
  for (const { 0: escape, index } of text.matchAll(ESCAPE)) {
    addPlain(end, index);
    add(undone(escape), index, 0);
    end = index + escape.length;
  }
  addPlain(end, text.length);
  return { bytes: pieces.join(''), starts };
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
