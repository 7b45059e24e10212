import type { HttpsLink } from './httpsLink.ts';
import { wireNames } from './wireNames.ts';

export type LinkField = keyof typeof wireNames;

/** A field as the wire has it, for pasting into a script; `''` when the server gave none. */
export function fieldText(link: HttpsLink, key: LinkField): string {
  const problem = link.problems[wireNames[key]];
  if (problem !== undefined) return problem;
  const value = link[key];
  if (value === undefined) return '';
  return typeof value === 'object' ? value.text : wireText(key, value);
}

/** The two-valued states are numbers on the wire (API page, field tables). */
function wireText(key: LinkField, value: string | number | bigint | boolean): string {
  return isState(key) ? stateNumber(value) : String(value);
}

/** Whether a field is one of those that have two states, 0 and 1. */
export function isState(key: LinkField): boolean {
  return key === 'status' || key === 'voiceNameSyncStatus' || key === 'directorySynchronizationRole';
}

function stateNumber(value: unknown): string {
  return value === 'idle' || value === 'standard' ? '0' : '1';
}
