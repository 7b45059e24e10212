import type { HttpRequest } from '../../http/exchange.ts';
import type { WireFields } from './fields.ts';
import { linkXml } from './xml.ts';

export type Format = 'json' | 'xml';

/** JSON has no root name (facts sheet 1.4). */
export function bodyOf(format: Format, fields: WireFields): NonNullable<HttpRequest['body']> {
  const text = format === 'xml' ? linkXml(fields) : JSON.stringify(Object.fromEntries(fields));
  return { type: mediaTypeOf(format), text };
}

export function mediaTypeOf(format: Format): string {
  return `application/${format}`;
}
