import type { CupiTime } from '../httpsLink.ts';
import { unreadable, type FieldDecoder } from './unreadable.ts';

const FORM =
  /^(\d{4})-(\d\d)-(\d\d)[Tt\s]\s*(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([Zz]|[+-]\d\d(?::?\d\d)?)?$/;

/** Milliseconds since 1970 as if in UTC; NaN for a date or time of day that does not exist. */
function utc(match: RegExpExecArray): number {
  const year = Number(match[1]);
  const month = Number(match[2]) - 1;
  const day = Number(match[3]);
  const hour = Number(match[4]);
  const minute = Number(match[5]);
  const second = Number(match[6] ?? 0);
  const ms = match[7] === undefined ? 0 : Math.trunc(Number(`0.${match[7]}`) * 1000);
  const at = new Date(Date.UTC(year, month, day, hour, minute, second, ms));
  // There, a year of two digits is one of the 20th century.
  if (year < 100) at.setUTCFullYear(year, month, day);
  const exists = at.getUTCMonth() === month && at.getUTCDate() === day;
  return exists && hour < 24 && minute < 60 && second < 60 ? at.getTime() : Number.NaN;
}

function offsetMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/**
 * A date: ISO with `Z` or an offset is an instant; `2016-01-21 21:07:15.38`, which real servers send too, has no
 * zone and stays text. `0` is how the admin page writes "never" (facts sheet 1.4).
 */
export const time: FieldDecoder<CupiTime> = (value) => {
  if (/^0+$/.test(value)) return undefined;
  const match = FORM.exec(value);
  const local = match ? utc(match) : Number.NaN;
  if (!match || Number.isNaN(local)) return unreadable;
  const zone = match[8];
  if (zone === undefined) return { kind: 'zoneless', text: value };
  return { kind: 'instant', at: new Date(local - offsetMinutes(zone) * 60_000), text: value };
};
