import type { WireFields } from './fields.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser would read a bare carriage return as a line feed.
  '\r': '&#13;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? character);
}

/** `<HttpsLink>` with one element a field, as the API page shows it. */
export function linkXml(fields: WireFields): string {
  const elements = fields.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><HttpsLink>${elements.join('')}</HttpsLink>`;
}
