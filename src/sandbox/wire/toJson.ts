import type { Fields } from './fields.ts';

/** One object, without a wrapper. */
export function objectJson(fields: Fields): string {
  return JSON.stringify(Object.fromEntries(fields));
}

/** A list: none → only `@total`; one → an object; more → an array (facts sheet 1.4). */
export function listJson(singular: string, rows: readonly Fields[]): string {
  const items = rows.map((row) => Object.fromEntries(row));
  const total = { '@total': String(rows.length) };
  if (items.length === 0) return JSON.stringify(total);
  return JSON.stringify({ ...total, [singular]: items.length === 1 ? items[0] : items });
}

/** An error body in JSON; whether there is an outer `ErrorDetails` key is not known (facts sheet 1.7). */
export function errorJson(code: string, message: string, wrapped: boolean): string {
  const errors = { errors: { code, message } };
  return JSON.stringify(wrapped ? { ErrorDetails: errors } : errors);
}
