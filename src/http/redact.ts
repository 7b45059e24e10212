/** Removes known secrets from a text. */
type Redactor = (text: string) => string;

/** See {@link redactor}; for a single text. */
export function redact(text: string, secrets: readonly string[]): string {
  return redactor(secrets)(text);
}

/**
 * Removes every secret, as it is, escaped for URLs, JSON or XML (character by character, so any mixture too) and in
 * Base64 at its three alignments. For logs and for text made by servers, never for data fields (design.md 4.9).
 *
 * A secret of one to three characters is removed where it stands alone, not inside a word, and not in Base64: else
 * a password `a` would leave no text at all. Hand in Base64 of `user:password` as a secret of its own.
 */
function redactor(secrets: readonly string[]): Redactor {
  const known = [...new Set(secrets)].filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
  const patterns = known.flatMap(patternsOf).map((source) => new RegExp(source, 'gu'));
  return (text) => patterns.reduce((left, pattern) => left.replace(pattern, '[redacted]'), text);
}

const shortest = 4;

function patternsOf(secret: string): string[] {
  const escaped = anyEscape(secret);
  if (Array.from(secret).length < shortest) return [`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`];
  return [escaped, ...[0, 1, 2].map((shift) => base64Pattern(secret, shift))];
}

/** Base64 of the secret when `shift` bytes come before it; the characters it shares with its neighbours go too. */
function base64Pattern(secret: string, shift: number): string {
  const bytes = Buffer.from(secret, 'utf8');
  const all = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  const start = Math.ceil((shift * 8) / 6);
  const end = Math.floor(((shift + bytes.length) * 8) / 6);
  const neighbour = '[A-Za-z0-9+/_-]?';
  return `${neighbour}${anyEscape(all.slice(start, end), base64Url)}${neighbour}(?:=|%3[dD]){0,2}`;
}

/** The same digit in the URL-safe alphabet. */
const base64Url: Readonly<Record<string, string>> = { '+': '-', '/': '_' };

function anyEscape(text: string, alias: Readonly<Record<string, string>> = {}): string {
  return Array.from(text, (character) => `(?:${formsOf(character, alias[character]).join('|')})`).join('');
}

function formsOf(character: string, alias: string | undefined): string[] {
  const code = character.codePointAt(0) ?? 0;
  const forms = [
    ...(xmlNames[character] ?? []),
    `&#0*${code};`,
    `&#[xX]0*${anyCase(code.toString(16))};`,
    percent(character),
    jsonUnits(character),
    ...(jsonShort[character] === undefined ? [] : [literal(jsonShort[character])]),
    ...(alias === undefined ? [] : [literal(alias)]),
    literal(character),
  ];
  return character === ' ' ? [...forms, '\\+'] : forms;
}

const xmlNames: Readonly<Record<string, readonly string[]>> = {
  '&': ['&amp;'],
  '<': ['&lt;'],
  '>': ['&gt;'],
  '"': ['&quot;'],
  "'": ['&apos;'],
};

const jsonShort: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function percent(character: string): string {
  return [...Buffer.from(character, 'utf8')].map((byte) => `%${anyCase(hex(byte, 2))}`).join('');
}

function jsonUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\\\u${anyCase(hex(unit, 4))}`).join('');
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function anyCase(digits: string): string {
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
