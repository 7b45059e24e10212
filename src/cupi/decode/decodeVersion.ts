import type { ProductVersion } from '../productVersion.ts';
import type { Document } from './document.ts';
import { text } from './fields.ts';
import { type Decoded, bad, ok } from './problem.ts';
import { readFields } from './readFields.ts';
import { isBranch } from './tree.ts';

/** `{name, version}` at the top or one level down; the XML root's name is not documented. */
export function decodeVersion(document: Document): Decoded<ProductVersion> {
  const places = [document.content, ...[...document.content.values()].flat().filter(isBranch)];
  for (const place of places) {
    const { name = '', version } = readFields(place, (fields) => ({
      name: fields.read('name', text),
      version: fields.read('version', text),
    }));
    if (version !== undefined) return ok({ name, version });
  }
  return bad('wrongShape');
}
