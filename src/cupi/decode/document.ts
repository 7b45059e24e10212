import type { HttpResponse } from '../../http/exchange.ts';
import { readJson } from './json.ts';
import { formatOf } from './mediaType.ts';
import { hasTooManyParts } from './parts.ts';
import { type Decoded, bad, ok } from './problem.ts';
import type { Branch } from './tree.ts';
import { isLong, nextTurn } from './turns.ts';
import { readXml } from './xml.ts';

/** A body in the one neutral form; `root` is the XML root's local name, JSON has none. */
export interface Document {
  readonly root: string | undefined;
  readonly content: Branch;
}

/** A long one is read in several turns of the event loop, and what is made of it has a turn of its own. */
export async function readDocument(
  response: Pick<HttpResponse, 'contentType' | 'text'>,
): Promise<Decoded<Document>> {
  const { contentType, text } = response;
  const format = formatOf(contentType, text);
  switch (format) {
    case 'empty':
      return bad('empty');
    case 'html':
      return bad('html');
    case 'foreign':
      return bad('foreignType');
    case 'json':
    case 'xml': {
      if (hasTooManyParts(format, text)) return bad('tooComplex');
      const document = format === 'json' ? jsonDocument(text) : await xmlDocument(text);
      if (isLong(text)) await nextTurn();
      return document;
    }
  }
}

function jsonDocument(text: string): Decoded<Document> {
  const json = readJson(text);
  return json.kind === 'ok' ? ok({ root: undefined, content: json.value }) : json;
}

async function xmlDocument(text: string): Promise<Decoded<Document>> {
  const xml = await readXml(text);
  return xml.kind === 'ok' ? ok({ root: xml.value.name, content: xml.value.content }) : xml;
}
