import type { Fields } from './fields.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Escapes text for an element or an attribute and drops what XML 1.0 cannot hold. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? sign);
}

function element(name: string, fields: Fields): string {
  const children = fields.map(([key, value]) =>
    value === '' ? `<${key}/>` : `<${key}>${escapeXml(value)}</${key}>`,
  );
  return `<${name}>${children.join('')}</${name}>`;
}

/** One object, its own root element. */
export function objectXml(name: string, fields: Fields): string {
  return DECLARATION + element(name, fields);
}

/** A list: the plural root with its `total` attribute. */
export function listXml(plural: string, singular: string, rows: readonly Fields[]): string {
  const items = rows.map((row) => element(singular, row)).join('');
  return `${DECLARATION}<${plural} total="${rows.length}">${items}</${plural}>`;
}

/** An error body: ErrorDetails → errors → code, message (facts sheet 1.7). */
export function errorXml(code: string, message: string): string {
  const inner = `<code>${escapeXml(code)}</code><message>${escapeXml(message)}</message>`;
  return `${DECLARATION}<ErrorDetails><errors>${inner}</errors></ErrorDetails>`;
}
