import type { Quirks } from '../quirks.ts';
import { errorJson, listJson, objectJson } from '../wire/toJson.ts';
import { errorXml, listXml, objectXml } from '../wire/toXml.ts';
import type { Format } from '../wire/negotiate.ts';
import type { Refusal } from '../world/refusal.ts';
import type { Answer, Page } from './answer.ts';
import { pageHtml } from './page.ts';
import { refusalWords } from './refusalWords.ts';

/** An answer ready to be sent. */
export interface Rendered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/** What rendering depends on besides the answer. */
export interface RenderContext {
  readonly seed: number;
  readonly quirks: Quirks;
  readonly format: Format;
  readonly origin: string;
}

const TYPES: Readonly<Record<Format, string>> = {
  xml: 'application/xml',
  json: 'application/json;charset=UTF-8',
};

function document(format: Format, xml: () => string, json: () => string): Rendered {
  return { status: 200, headers: { 'Content-Type': TYPES[format] }, body: format === 'xml' ? xml() : json() };
}

function plain(
  status: number,
  text: string,
  { quirks }: RenderContext,
  headers: Rendered['headers'] = {},
): Rendered {
  const type = quirks.textAsXml ? 'application/xml' : 'text/plain;charset=UTF-8';
  return { status, headers: { 'Content-Type': type, ...headers }, body: text };
}

/** 201 with the bare path as body, whatever was asked for (facts sheet 1.6). */
function created(path: string, context: RenderContext): Rendered {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const location = context.quirks.doubledLocation
    ? `${context.origin}${folder}${path}`
    : `${context.origin}${path}`;
  return plain(201, path, context, { Location: location });
}

function error(refusal: Refusal, { seed, quirks, format }: RenderContext): Rendered {
  const { status, code, message } = refusalWords(seed, refusal);
  const json = format === 'json' && quirks.jsonErrors;
  const body = json ? errorJson(code, message, quirks.wrappedJsonErrors) : errorXml(code, message);
  return { status, headers: { 'Content-Type': TYPES[json ? 'json' : 'xml'] }, body };
}

function page({ status, headers }: Page): Rendered {
  return {
    status,
    headers: { 'Content-Type': 'text/html;charset=utf-8', ...headers },
    body: pageHtml(status),
  };
}

function noContent({ quirks, format }: RenderContext): Rendered {
  return { status: 204, headers: quirks.typedNoContent ? { 'Content-Type': TYPES[format] } : {}, body: '' };
}

/** Gives an answer its bytes. */
export function render(answer: Answer, context: RenderContext): Rendered {
  switch (answer.kind) {
    case 'list':
      return document(
        context.format,
        () => listXml(answer.plural, answer.singular, answer.rows),
        () => listJson(answer.singular, answer.rows),
      );
    case 'object':
      return document(
        context.format,
        () => objectXml(answer.name, answer.fields),
        () => objectJson(answer.fields),
      );
    case 'created':
      return created(answer.path, context);
    case 'text':
      return plain(200, answer.text, context);
    case 'noContent':
      return noContent(context);
    case 'refusal':
      return error(answer.refusal, context);
    case 'page':
      return page(answer);
  }
}
