type BodyFormat = 'json' | 'xml' | 'html' | 'foreign' | 'empty';

type Declared = 'json' | 'xml' | 'html' | 'text' | 'foreign';

/** What was declared last: a server declares the same each time. */
let last: { readonly contentType: string; readonly declared: Declared } | undefined;

function declared(contentType: string): Declared {
  if (last?.contentType !== contentType) last = { contentType, declared: declaredBy(contentType) };
  return last.declared;
}

function declaredBy(contentType: string): Declared {
  const type = contentType.toLowerCase().split(';', 1).join('').trimEnd();
  if (/[/+]json$/.test(type)) return 'json';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (/[/+]xml$/.test(type)) return 'xml';
  return type === '' || type === 'application/octet-stream' || type.startsWith('text/') ? 'text' : 'foreign';
}

/** Skips what may stand before the first element. */
function startOf(text: string): string {
  return text.slice(0, 4096).replace(/^(?:\s|\uFEFF|<\?[^>]*>|<!--[^]*?-->)+/, '');
}

export function looksLikeHtml(text: string): boolean {
  return /^<(?:!doctype\s+html|html)[\s>]/i.test(startOf(text));
}

/**
 * How to read a body: by the type it declares, unless its first character says otherwise. Servers answer with
 * another format than was asked for, and proxies with another than they declare (facts sheet 1.3, 1.7).
 */
export function formatOf(contentType: string, text: string): BodyFormat {
  // A byte order mark is a blank as well.
  const start = text.trimStart();
  const type = declared(contentType);
  if (start === '') return 'empty';
  if (type === 'foreign') return 'foreign';
  if (start.startsWith('{') || start.startsWith('[')) return 'json';
  if (looksLikeHtml(text)) return 'html';
  if (type === 'html' && !start.startsWith('<?xml')) return 'html';
  if (start.startsWith('<')) return 'xml';
  return type === 'text' ? 'foreign' : type;
}
