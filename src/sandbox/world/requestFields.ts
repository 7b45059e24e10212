import { refuse, type Refusal } from './refusal.ts';

/** The fields of a request body by their documented names, values as text. */
export type RequestFields = ReadonlyMap<string, string>;

/** `undefined` when the field is absent, a refusal when it is not a boolean (facts sheet 1.4: true/false/1/0). */
export function readBoolean(fields: RequestFields, name: string): boolean | undefined | Refusal {
  const value = fields.get(name)?.trim().toLowerCase();
  if (value === undefined) return undefined;
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return refuse('badValue', name);
}
