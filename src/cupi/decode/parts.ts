/**
 * The signs that begin a part of a document, and how many of each an answer may have. Documented are five links a
 * location, 25 locations a network (facts sheet 3.2); 250 links are 10,000 tags or 5,000 values. What has more would
 * keep the parser busy for longer than VS Code may wait.
 */
const MOST = {
  // Tags and comments; attributes; references.
  xml: [
    ['<', 12_000],
    ['=', 5_000],
    ['&', 12_000],
  ],
  // Every value but the first of an object or array comes after a comma.
  json: [
    ['{', 12_000],
    ['[', 12_000],
    [',', 12_000],
  ],
} as const;

/** From one tag to the next: the longest text or list of attributes. */
const LONGEST = 65_536;

/** Whether a body is not worth parsing. A quick look at the text only: what stands inside strings counts as well. */
export function hasTooManyParts(format: 'json' | 'xml', text: string): boolean {
  const tooMany = MOST[format].some(([sign, most]) => hasMore(text, sign, most));
  return tooMany || (format === 'xml' && hasLongPart(text));
}

function hasMore(text: string, sign: string, most: number): boolean {
  if (text.length <= most) return false;
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}

function hasLongPart(text: string): boolean {
  if (text.length <= LONGEST) return false;
  let start = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (at - start > LONGEST) return true;
    start = at;
  }
  return text.length - start > LONGEST;
}
