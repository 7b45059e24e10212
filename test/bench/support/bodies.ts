import { listJson } from '../../../src/sandbox/wire/toJson.ts';
import { listXml } from '../../../src/sandbox/wire/toXml.ts';
import { manyLinks, type Rows } from '../../support/manyLinks.ts';

export const formats = ['json', 'xml'] as const;
export type Format = (typeof formats)[number];

export const contentType = (format: Format): string => `application/${format}`;

/** A list of links as a server sends it. */
export function listBody(format: Format, links: number): string {
  const rows = manyLinks(links);
  return format === 'json' ? listJson('HttpsLink', rows) : listXml('HttpsLinks', 'HttpsLink', rows);
}

/** The locations that a server knows, itself first. */
export function locationsBody(locations: number): string {
  const rows = Array.from({ length: locations }, (_, index): Rows[number] => [
    ['ObjectId', `22222222-bbbb-4bbb-8bbb-${String(index).padStart(12, '0')}`],
    ['DisplayName', `cuc-${index}`],
    ['HostAddress', `cuc-${index}.example`],
    ['IsPrimary', String(index === 0)],
  ]);
  return listJson('ConnectionLocation', rows);
}
