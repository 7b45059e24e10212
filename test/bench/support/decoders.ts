import { XMLParser } from 'fast-xml-parser';
import assert from 'node:assert/strict';
import { decodeLinks } from '../../../src/cupi/decode/decodeLinks.ts';
import { readDocument } from '../../../src/cupi/decode/document.ts';
import { parserOptions } from '../../../src/cupi/decode/xml.ts';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import { contentType, type Format } from './bodies.ts';

/** What the product makes of a body: the links of the model, or an error. */
export async function decode(format: Format, text: string): Promise<readonly HttpsLink[]> {
  const document = await readDocument({ contentType: contentType(format), text });
  assert(document.kind === 'ok');
  const links = decodeLinks(document.value);
  assert(links.kind === 'ok');
  return links.value;
}

/** With validation, as the product asks for it; typed here because the package has announced to move it. */
const parser: { parse(text: string, validate: true): unknown } = new XMLParser(parserOptions);

/** The least that can be done with it: no model, no checks but those of the parser. */
export function parseBare(format: Format, text: string): unknown {
  return format === 'json' ? JSON.parse(text) : parser.parse(text, true);
}
