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
  const known = [...new Set(secrets)].filter((secret) => secret !== '');
  if (known.length === 0) return text;
  const plain = unescaped(text);
  return without(
    text,
    known.flatMap((secret) => spansOf(text, plain, secret)),
  );
}

const shortest = 4;

function spansOf(text: string, plain: Unescaped, secret: string): readonly Span[] {
  const spans = [...placesOf(text, secret), ...escapedSpans(text, plain, secret)];
  if (Array.from(secret).length < shortest) return spans.filter((span) => standsAlone(text, span));
  return [...spans, ...[0, 1, 2].flatMap((shift) => base64Spans(text, plain, secret, shift))];
}

/** Where `part` is; places that overlap are one. */
function placesOf(text: string, part: string): readonly Span[] {
  const places: Span[] = [];
  let start = 0;
  let end = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (at >= end) start = at;
    else places.pop();
    end = at + part.length;
    places.push([start, end]);
  }
  return places;
}

/** In a form a plus is a blank. */
function escapedSpans(text: string, { bytes, starts }: Unescaped, secret: string): readonly Span[] {
  const blanks = (part: string): string => part.replaceAll('+', ' ');
  const forms = new Set(unescapedForms(secret).map(blanks));
  const seen = blanks(bytes);
  return [...forms].flatMap((form) => placesOf(seen, form)).map(inText(text, starts));
}

/**
 * Base64 of the secret when `shift` bytes come before it, in the usual or the URL-safe alphabet; the characters it shares
 * with its neighbours go too.
 */
function base64Spans(
  text: string,
  { bytes, starts }: Unescaped,
  secret: string,
  shift: number,
): readonly Span[] {
  const usual = (part: string): string => part.replaceAll('-', '+').replaceAll('_', '/');
  const length = Buffer.byteLength(secret, 'utf8');
  const all = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret, 'utf8')]).toString('base64');
  const core = all.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + length) * 8) / 6));
  return placesOf(usual(bytes), core)
    .map(([start, end]): Span => {
      const before = /[\w+/-]$/.test(bytes.slice(Math.max(0, start - 1), start)) ? 1 : 0;
      const after = /^[\w+/-]?={0,2}/.exec(bytes.slice(end, end + 3))?.[0].length ?? 0;
      return [start - before, end + after];
    })
    .map(inText(text, starts));
}

function inText(text: string, starts: readonly number[]): (span: Span) => Span {
  return ([start, end]) => [starts[start] ?? text.length, starts[end] ?? text.length];
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
