import { nameOf } from './fieldsOf.ts';
import type { Folders } from './folders.ts';
import { profileEntrySchema, toProfile, underFolder, type Profile, type WrittenEntry } from './profile.ts';
import { findSignIn, type SharedSignIn } from './readSignIns.ts';
import { nameKey } from './sameName.ts';

/** An entry of `cucLinks.servers`, or a setting, that cannot be used; shown in the tree so that it is never silently lost. */
export interface InvalidProfile {
  /** Position in the setting, from 1; 0 is the whole of it, and -1 the whole of `cucLinks.folders`. */
  readonly position: number;
  readonly name: string | undefined;
  readonly field: string;
  readonly reason:
    | 'notAList'
    | 'foldersUnreadable'
    | 'notAnObject'
    | 'malformed'
    | 'duplicateName'
    | 'duplicateServer'
    /** It has a user of its own and names a shared sign-in. */
    | 'twoSignIns'
    /** It names a shared sign-in that is not in `cucLinks.signIns`, or cannot be used there. */
    | 'unknownSignIn';
}

type Unusable = Pick<InvalidProfile, 'field' | 'reason'>;

export interface ReadProfiles {
  readonly profiles: readonly Profile[];
  readonly invalid: readonly InvalidProfile[];
}

const noFolders: Folders = { listed: [], unreadable: false };

/**
 * Reads the setting's raw value, with what `folders` say of the servers in them and the users of `signIns`. Good entries are
 * used, each bad one is reported by position and field.
 */
export function readProfiles(
  value: unknown,
  folders: Folders = noFolders,
  signIns: readonly SharedSignIn[] = [],
): ReadProfiles {
  const profiles: Profile[] = [];
  const earlier: Earlier = { names: new Set(), ids: new Set() };
  const invalid: InvalidProfile[] = [];
  if (!isList(value)) {
    const whole = { position: 0, name: undefined, field: '', reason: 'notAList' } as const;
    return { profiles, invalid: [whole] };
  }
  const entries: readonly unknown[] = value ?? [];
  entries.forEach((raw, index) => {
    const read = readEntry(raw, earlier, signIns);
    if ('profile' in read) {
      earlier.names.add(nameKey(read.profile.name));
      earlier.ids.add(read.profile.id);
      profiles.push(underFolder(read.profile, folders));
    } else invalid.push({ position: index + 1, name: nameOf(raw), ...read });
  });
  return { profiles, invalid };
}

/** Whether the setting can be read as a list of servers, empty or not. */
export function isList(value: unknown): value is readonly unknown[] | null | undefined {
  return value === undefined || value === null || Array.isArray(value);
}

/** What the entries before have taken. */
interface Earlier {
  readonly names: Set<string>;
  readonly ids: Set<string>;
}

function readEntry(
  raw: unknown,
  { names, ids }: Earlier,
  signIns: readonly SharedSignIn[],
): { profile: Profile } | Unusable {
  const parsed = profileEntrySchema.safeParse(raw);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path ?? [];
    return path.length > 0
      ? { field: path.join('.'), reason: 'malformed' }
      : { field: '', reason: 'notAnObject' };
  }
  const signedIn = signInOf(parsed.data, signIns);
  if ('reason' in signedIn) return signedIn;
  const profile = toProfile({ ...parsed.data, ...signedIn });
  if (!profile) return { field: 'host', reason: 'malformed' };
  if (names.has(nameKey(profile.name))) return { field: 'name', reason: 'duplicateName' };
  if (ids.has(profile.id)) return { field: 'host', reason: 'duplicateServer' };
  return { profile };
}

/** An entry has its own user, or the name of a shared sign-in, which is then called by that one's own name. */
function signInOf(
  { user, signIn }: WrittenEntry,
  signIns: readonly SharedSignIn[],
): { user: string; signIn?: string } | Unusable {
  if (signIn === undefined) return user === undefined ? { field: 'user', reason: 'malformed' } : { user };
  if (user !== undefined) return { field: 'signIn', reason: 'twoSignIns' };
  const found = findSignIn(signIn, signIns);
  return found ? { user: found.user, signIn: found.name } : { field: signIn, reason: 'unknownSignIn' };
}
