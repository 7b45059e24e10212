import type { HttpResponse } from '../../http/exchange.ts';
import { readJson } from './json.ts';
import { formatOf } from './mediaType.ts';
import { hasTooManyParts } from './parts.ts';
import { type Decoded, bad, ok } from './problem.ts';
import type { Branch } from './tree.ts';
import { readXml } from './xml.ts';

/** A body in the one neutral form; `root` is the XML root's local name, JSON has none. */
export interface Document {
  readonly root: string | undefined;
  readonly content: Branch;
}

export function readDocument(response: Pick<HttpResponse, 'contentType' | 'text'>): Decoded<Document> {
  const { contentType, text } = response;
  switch (formatOf(contentType, text)) {
    case 'empty':
      return bad('empty');
    case 'html':
      return bad('html');
    case 'foreign':
      return bad('foreignType');
    case 'json': {
      if (hasTooManyParts('json', text)) return bad('tooComplex');
      const json = readJson(text);
      return json.kind === 'ok' ? ok({ root: undefined, content: json.value }) : json;
    }
    case 'xml': {
      if (hasTooManyParts('xml', text)) return bad('tooComplex');
      const xml = readXml(text);
      return xml.kind === 'ok' ? ok({ root: xml.value.name, content: xml.value.content }) : xml;
    }
  }
}
