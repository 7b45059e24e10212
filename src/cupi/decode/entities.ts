const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g;

function character(code: number): string {
  const legal =
    code === 9 || code === 10 || code === 13 || (code >= 0x20 && !(code >= 0xd800 && code <= 0xdfff));
  return legal && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

/**
 * Decodes the five XML entities and numeric references, once. Any other reference stays as written: there is no
 * DTD that could define it. (The parser's own decoder leaves numeric references alone: vscode-platform 2.1.)
 */
export function decodeEntities(text: string): string {
  // Hardly any text has one, and this is seen sooner.
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return character(Number.parseInt(decimal, 10));
    if (hex !== undefined) return character(Number.parseInt(hex, 16));
    return (name === undefined ? undefined : NAMED[name]) ?? whole;
  });
}
