import { profileEntrySchema, toProfile, type Profile } from './profile.ts';

/** An entry of `cucLinks.servers` that cannot be used; shown in the tree so that it is never silently lost. */
export interface InvalidProfile {
  /** Position in the setting, from 1; 0 is the whole of it. */
  readonly position: number;
  readonly name: string | undefined;
  readonly field: string;
  readonly reason: 'notAList' | 'notAnObject' | 'malformed' | 'duplicateName' | 'duplicateServer';
}

export interface ReadProfiles {
  readonly profiles: readonly Profile[];
  readonly invalid: readonly InvalidProfile[];
}

/** Reads the setting's raw value. Good entries are used, each bad one is reported by position and field. */
export function readProfiles(value: unknown): ReadProfiles {
  const profiles: Profile[] = [];
  const invalid: InvalidProfile[] = [];
  if (!isList(value)) {
    const whole = { position: 0, name: undefined, field: '', reason: 'notAList' } as const;
    return { profiles, invalid: [whole] };
  }
  const entries: readonly unknown[] = value ?? [];
  entries.forEach((raw, index) => {
    const read = readEntry(raw, profiles);
    if ('profile' in read) profiles.push(read.profile);
    else invalid.push({ position: index + 1, name: nameOf(raw), ...read });
  });
  return { profiles, invalid };
}

/** Whether the setting can be read as a list of servers, empty or not. */
export function isList(value: unknown): value is readonly unknown[] | null | undefined {
  return value === undefined || value === null || Array.isArray(value);
}

function readEntry(
  raw: unknown,
  earlier: readonly Profile[],
): { profile: Profile } | Pick<InvalidProfile, 'field' | 'reason'> {
  const parsed = profileEntrySchema.safeParse(raw);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path ?? [];
    return path.length > 0
      ? { field: path.join('.'), reason: 'malformed' }
      : { field: '', reason: 'notAnObject' };
  }
  const profile = toProfile(parsed.data);
  if (!profile) return { field: 'host', reason: 'malformed' };
  if (earlier.some((other) => sameName(other.name, profile.name)))
    return { field: 'name', reason: 'duplicateName' };
  if (earlier.some((other) => other.id === profile.id)) return { field: 'host', reason: 'duplicateServer' };
  return { profile };
}

/** Names are compared without case: two that differ only so cannot be told apart at a glance. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function nameOf(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !('name' in raw)) return undefined;
  return typeof raw.name === 'string' ? raw.name : undefined;
}
