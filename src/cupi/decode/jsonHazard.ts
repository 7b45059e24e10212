import * as z from 'zod/mini';

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/gs;
/** The depth at which the XML parser stops as well. */
const DEEPEST = 100;

/**
 * Whether valid JSON hides something from `JSON.parse`: a name given twice in one object (the first would be lost,
 * and with it a link), or nesting deeper than any answer has.
 */
export function hasJsonHazard(text: string): boolean {
  const open: Set<string>[] = [];
  let lastText = '""';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith('"')) lastText = token;
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') open.push(new Set());
    else {
      const name = z.string().parse(JSON.parse(lastText));
      if (open.at(-1)?.has(name)) return true;
      open.at(-1)?.add(name);
    }
    if (open.length > DEEPEST) return true;
  }
  return false;
}
