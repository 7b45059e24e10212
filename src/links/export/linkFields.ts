import { fieldText, isState, type LinkField } from '../../cupi/fieldText.ts';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { wireNames } from '../../cupi/wireNames.ts';

/** What a field holds, typed where Cisco's tables give it a type; `undefined`: not given, or not readable. */
export type FieldValue = string | number | bigint | boolean | undefined;

const isField = (key: string): key is LinkField => Object.hasOwn(wireNames, key);

/** The documented fields in the order of Cisco's tables. */
export const linkFields: readonly LinkField[] = Object.keys(wireNames).filter(isField);

/** States are 0 and 1 as in Cisco's tables, times the text that the server gave. */
export function linkFieldValue(link: HttpsLink, key: LinkField): FieldValue {
  if (link.problems[wireNames[key]] !== undefined) return undefined;
  const value = link[key];
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'object') return value.text;
  return isState(key) ? Number(fieldText(link, key)) : value;
}
