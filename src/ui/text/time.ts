import { l10n } from 'vscode';
import type { CupiTime } from '../../cupi/httpsLink.ts';
import { serverClock, type Snapshot } from '../../servers/serverState.ts';
import { textLanguage } from './language.ts';
import { visible } from './visible.ts';

/** The exact time, in this machine's zone with the zone named; a date without a zone as the server gave it. */
export function timeText(time: CupiTime | undefined): string {
  if (!time) return l10n.t('never');
  if (time.kind === 'zoneless') return l10n.t('{0} (no time zone given)', visible(time.text));
  return dateText(time.at);
}

/** To the second. Rows of servers that were read together name the same one, so the last text is kept. */
export function dateText(date: Date): string {
  const second = Math.floor(date.getTime() / 1000);
  const language = textLanguage();
  if (lastDate?.second !== second || lastDate.language !== language)
    lastDate = { second, language, text: dateFormat(language).format(date) };
  return lastDate.text;
}

let lastDate: { readonly second: number; readonly language: string; readonly text: string } | undefined;

/** Making one takes a millisecond, and each row of the view names a time. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: string): Intl.DateTimeFormat {
  const known = dateFormats.get(language);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' });
  dateFormats.set(language, made);
  return made;
}

/** Hours and minutes only, for "as of". */
export function clockText(date: Date): string {
  return new Intl.DateTimeFormat(textLanguage(), { timeStyle: 'short' }).format(date);
}

/** What ages are told by. */
export interface AgeClock {
  readonly serverNow: Date;
  /** What stays on screen for long tells no minutes: they would soon be wrong. */
  readonly from: 'second' | 'hour';
}

export function ageClock(last: Snapshot | undefined, from: AgeClock['from']): AgeClock | undefined {
  const serverNow = last && serverClock(last);
  return serverNow && { serverNow, from };
}

/** The exact time and, where it can be told, its age by the server's own clock. */
export function timeAndAge(time: CupiTime | undefined, clock: AgeClock | undefined): string {
  const exact = timeText(time);
  if (time?.kind !== 'instant' || !clock) return exact;
  const ms = time.at.getTime() - clock.serverNow.getTime();
  if (clock.from === 'second' || Math.abs(ms) >= hourMs) return l10n.t('{0} ({1})', exact, ageText(ms));
  return ms > 0 ? exact : l10n.t('{0} ({1})', exact, l10n.t('within the last hour'));
}

/** “5 minutes ago”. */
function ageText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const format = new Intl.RelativeTimeFormat(textLanguage(), { numeric: 'auto' });
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(seconds, 'second');
}

/** “2 minutes”, rounded up: for how long to wait. */
export function durationText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const [unit, size] = units.find((each) => seconds >= each[1]) ?? (['second', 1] as const);
  const format = new Intl.NumberFormat(textLanguage(), { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.ceil(seconds / size));
}

/** “0.9 seconds”: how long something took. */
export function tookText(ms: number): string {
  const options = { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  // “0 seconds” would be wrong.
  return new Intl.NumberFormat(textLanguage(), options).format(Math.max(0.1, ms / 1000));
}

const hourMs = 3_600_000;

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;
