import { sameTexts } from './sameTexts.ts';
import { unescaped, unescapedForms, type Unescaped } from './unescaped.ts';

/** A part of a text: from the first index up to the second. */
type Span = readonly [start: number, end: number];

/**
 * Removes every secret, as it is, escaped for URLs, JSON or XML (character by character, so any mixture too) and in
 * Base64 at its three alignments. For logs and for text made by servers, never for data fields (design.md 4.9).
 *
 * A secret of one to three characters is removed where it stands alone, not inside a word, and not in Base64: else
 * a password `a` would leave no text at all. Hand in Base64 of `user:password` as a secret of its own.
 *
 * Its time grows with the lengths of text and secrets only: a server chooses its cookies, which are secrets too.
 */
export function redact(text: string, secrets: readonly string[]): string {
  return createRedact()(text, secrets);
}

/** A `redact` for one holder, whose secrets stay the same for many texts: what to look for of each is worked out once. */
export function createRedact(): typeof redact {
  let known: readonly string[] = [];
  let traces: ReadonlyMap<string, Traces> = new Map();
  return (text, secrets) => {
    if (!sameTexts(secrets, known)) {
      known = secrets;
      const wanted = secrets.filter((secret) => secret !== '');
      traces = new Map(wanted.map((secret) => [secret, traces.get(secret) ?? tracesOf(secret)]));
    }
    if (traces.size === 0) return text;
    const seen = seenIn(text);
    // Nearly every line has none: then no places need to be put together.
    const there = [...traces.values()].filter((one) => mayBeIn(seen, one));
    if (there.length === 0) return text;
    return without(
      text,
      there.flatMap((one) => spansOf(seen, one)),
    );
  };
}

/** What is looked for to find one secret. */
interface Traces {
  readonly secret: string;
  /** Counts only where it stands alone, and not in Base64. */
  readonly isShort: boolean;
  readonly forms: readonly string[];
  readonly base64: readonly string[];
}

const shortest = 4;

function tracesOf(secret: string): Traces {
  const isShort = Array.from(secret).length < shortest;
  const forms = [...new Set(unescapedForms(secret).map(withBlanks))];
  return { secret, isShort, forms, base64: isShort ? [] : [0, 1, 2].map((shift) => base64Of(secret, shift)) };
}

/** Base64 of the secret when `shift` bytes come before it, without the characters it shares with its neighbours. */
function base64Of(secret: string, shift: number): string {
  const length = Buffer.byteLength(secret, 'utf8');
  const all = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret, 'utf8')]).toString('base64');
  return all.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + length) * 8) / 6));
}

/** In a form a plus is a blank. */
function withBlanks(part: string): string {
  return part.replaceAll('+', ' ');
}

/** A text in the forms in which traces are looked for. */
interface Seen extends Unescaped {
  readonly text: string;
  readonly form: string;
  /** In the usual alphabet where it was in the URL-safe one. */
  readonly base64: string;
}

function seenIn(text: string): Seen {
  const { bytes, startOf } = unescaped(text);
  const base64 = bytes.replaceAll('-', '+').replaceAll('_', '/');
  return { text, bytes, startOf, form: withBlanks(bytes), base64 };
}

function mayBeIn(seen: Seen, { secret, forms, base64 }: Traces): boolean {
  if (seen.text.includes(secret)) return true;
  return forms.some((form) => seen.form.includes(form)) || base64.some((core) => seen.base64.includes(core));
}

function spansOf(seen: Seen, { secret, isShort, forms, base64 }: Traces): readonly Span[] {
  const inText = ([start, end]: Span): Span => [seen.startOf(start), seen.startOf(end)];
  const spans = [
    ...placesOf(seen.text, secret),
    ...forms.flatMap((form) => placesOf(seen.form, form)).map(inText),
  ];
  if (isShort) return spans.filter((span) => standsAlone(seen.text, span));
  return [...spans, ...base64.flatMap((core) => base64Places(seen, core)).map(inText)];
}

/** Where `part` is; places that overlap are one. */
function placesOf(text: string, part: string): readonly Span[] {
  const places: Span[] = [];
  let at = text.indexOf(part);
  if (at < 0) return places;
  const borders = bordersOf(part);
  while (at >= 0) {
    const end = endOfOverlapping(text, at + part.length, part, borders);
    places.push([at, end]);
    at = text.indexOf(part, end);
  }
  return places;
}

/**
 * Where the last of the places ends that overlap the one before it, the first of which ends at `end`. What they share is
 * not looked at again for each of them: in a text of one letter, a secret of that letter is everywhere.
 */
function endOfOverlapping(text: string, end: number, part: string, borders: readonly number[]): number {
  let last = end;
  // How much of `part` ends at `at`. Once that begins behind the last place, it overlaps it no more.
  let matched = borders[part.length - 1] ?? 0;
  for (let at = end; at < text.length && matched > at - last;) {
    matched = continued(part, borders, matched, text.charCodeAt(at));
    at += 1;
    if (matched < part.length) continue;
    last = at;
    matched = borders[part.length - 1] ?? 0;
  }
  return last;
}

/** For each beginning of `part` the longest shorter one that it ends with, by their lengths (Knuth, Morris, Pratt). */
function bordersOf(part: string): readonly number[] {
  const borders = [0];
  for (let at = 1; at < part.length; at += 1)
    borders.push(continued(part, borders, borders[at - 1] ?? 0, part.charCodeAt(at)));
  return borders;
}

/** How much of `part` ends with `unit` where `matched` characters of it end before that. */
function continued(part: string, borders: readonly number[], matched: number, unit: number): number {
  let length = matched;
  while (length > 0 && part.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0;
  return part.charCodeAt(length) === unit ? length + 1 : length;
}

/** The characters that Base64 shares with its neighbours go too. */
function base64Places({ bytes, base64 }: Seen, core: string): readonly Span[] {
  return placesOf(base64, core).map(([start, end]) => {
    const before = /[\w+/-]$/.test(bytes.slice(Math.max(0, start - 1), start)) ? 1 : 0;
    const after = /^[\w+/-]?={0,2}/.exec(bytes.slice(end, end + 3))?.[0].length ?? 0;
    return [start - before, end + after];
  });
}

function standsAlone(text: string, [start, end]: Span): boolean {
  return (
    !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2))
  );
}

function without(text: string, spans: readonly Span[]): string {
  const kept: string[] = [];
  let done = 0;
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    // One mark for what overlaps.
    if (start >= done) kept.push(text.slice(done, start), '[redacted]');
    done = Math.max(done, end);
  }
  return kept.join('') + text.slice(done);
}
