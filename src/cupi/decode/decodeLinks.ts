import type { HttpsLink } from '../httpsLink.ts';
import { LINK, linkOf } from './decodeLink.ts';
import type { Document } from './document.ts';
import { type Decoded, ok } from './problem.ts';
import { rowsOf } from './rows.ts';

/** The answer to a list: every link the server has, or the reason why that cannot be said. */
export function decodeLinks(document: Document): Decoded<readonly HttpsLink[]> {
  const rows = rowsOf(document, { row: LINK, list: 'HttpsLinks', strictRoot: true });
  return rows.kind === 'ok' ? ok(rows.value.map(linkOf)) : rows;
}
