import * as z from 'zod/mini';
import { fieldsOf, nameOf } from './fieldsOf.ts';
import { jsonOrUndefined } from './jsonOrUndefined.ts';
import { profileEntrySchema, toEntry, toProfile, userSchema, type Profile } from './profile.ts';
import { uniqueName } from './uniqueName.ts';

/** What a file of servers says it is: an export, or a workspace's suggestions (media/cuc-servers.schema.json). */
const format = 'cuc-https-links/servers';
const version = 1;
/** Of one file. A list of so many is still read and shown in time (design.md 4 counts on 300). */
export const mostServers = 1000;

const envelopeSchema = z.object({
  format: z.literal(format),
  version: z.int(),
  servers: z.array(z.unknown()),
});

/**
 * What may come from a file. Anything that could make a password that is stored here go to a server of the file, such as
 * the name of a sign-in, must never be among it.
 */
const entrySchema = z.extend(
  z.pick(profileEntrySchema, {
    name: true,
    host: true,
    port: true,
    format: true,
    readOnly: true,
    proxy: true,
    folder: true,
    mark: true,
    favorite: true,
  }),
  { user: userSchema },
);

/** What one entry of a file comes to. `position` counts from 1. */
export type FileEntry =
  | {
      readonly kind: 'new';
      readonly position: number;
      /** With a name that no other server has. */
      readonly profile: Profile;
      /** What the file calls it. */
      readonly givenName: string;
      /** Fields that are not known here, and not taken over. */
      readonly ignored: readonly string[];
    }
  | { readonly kind: 'known'; readonly position: number; readonly name: string; readonly as: string }
  | {
      readonly kind: 'refused';
      readonly position: number;
      readonly name: string | undefined;
      readonly field: string;
      readonly reason: EntryProblem;
    };

/** `secret`: a field that no such file may have. `twice`: an earlier entry of the file is the same server. */
export type EntryProblem = 'notAnObject' | 'malformed' | 'secret' | 'proxySignIn' | 'twice';

export type ReadServersFile =
  | { readonly kind: 'entries'; readonly entries: readonly FileEntry[] }
  | { readonly kind: 'unreadable'; readonly reason: 'notJson' | 'notServers' }
  | { readonly kind: 'unreadable'; readonly reason: 'laterVersion'; readonly version: number }
  | { readonly kind: 'unreadable'; readonly reason: 'tooMany'; readonly count: number }
  | { readonly kind: 'unreadable'; readonly reason: 'secret'; readonly field: string };

/**
 * The file for these servers. It has what an entry of `cucLinks.servers` has, and no secret: a proxy is left out where
 * somebody has written a user name or password into its address, and a user is given without the sign-in it is shared by.
 */
export function serversFileText(profiles: readonly Profile[]): string {
  const servers = profiles.map((profile) => {
    const { proxy, ...own } = toEntry({ ...profile, signIn: undefined });
    // One that only its folder protects must not come back without that.
    const entry = profile.readOnly ? { ...own, readOnly: true } : own;
    return proxy === undefined || hasSignIn(proxy) ? entry : { ...entry, proxy };
  });
  return `${JSON.stringify({ format, version, servers }, null, 2)}\n`;
}

/** Reads such a file against the servers there are. Nothing in it can change one of them. */
export function readServersFile(text: string, existing: readonly Profile[]): ReadServersFile {
  const json = jsonOrUndefined(text.replace(/^\uFEFF/, ''));
  if (json === undefined) return { kind: 'unreadable', reason: 'notJson' };
  const field = secretField(json);
  if (field !== undefined) return { kind: 'unreadable', reason: 'secret', field };
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) return { kind: 'unreadable', reason: 'notServers' };
  if (envelope.data.version !== version)
    return { kind: 'unreadable', reason: 'laterVersion', version: envelope.data.version };
  const count = envelope.data.servers.length;
  if (count > mostServers) return { kind: 'unreadable', reason: 'tooMany', count };
  const entries: FileEntry[] = [];
  envelope.data.servers.forEach((raw, index) => {
    entries.push({ ...readEntry(raw, existing, newOf(entries)), position: index + 1 });
  });
  return { kind: 'entries', entries };
}

/** The servers that would be added. */
export function newOf(entries: readonly FileEntry[]): readonly Profile[] {
  return entries.flatMap((entry) => (entry.kind === 'new' ? [entry.profile] : []));
}

type WithoutPosition<T> = T extends unknown ? Omit<T, 'position'> : never;

function readEntry(
  raw: unknown,
  existing: readonly Profile[],
  earlier: readonly Profile[],
): WithoutPosition<FileEntry> {
  const refused = (field: string, reason: EntryProblem) =>
    ({ kind: 'refused', name: nameOf(raw), field, reason }) as const;
  const secret = secretField(raw);
  if (secret !== undefined) return refused(secret, 'secret');
  const parsed = entrySchema.safeParse(raw);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    return refused(path, path === '' ? 'notAnObject' : 'malformed');
  }
  if (hasSignIn(parsed.data.proxy ?? '')) return refused('proxy', 'proxySignIn');
  const profile = toProfile(parsed.data);
  if (!profile) return refused('host', 'malformed');
  const known = existing.find(({ id }) => id === profile.id);
  if (known) return { kind: 'known', name: profile.name, as: known.name };
  if (earlier.some(({ id }) => id === profile.id)) return refused('host', 'twice');
  const name = uniqueName(profile.name, [...existing, ...earlier]);
  const ignored = ignoredFields(raw, parsed.data);
  return { kind: 'new', profile: { ...profile, name }, givenName: profile.name, ignored };
}

function ignoredFields(raw: unknown, entry: object): readonly string[] {
  return [...fieldsOf(raw).keys()].filter((key) => !Object.hasOwn(entry, key));
}

/** Names of fields that hold a secret, or decide what is trusted; compared without case, `-` and `_`. */
const secretNames =
  /passw|passphrase|pwd|secret|token|credential|cookie|apikey|privatekey|authorization|fingerprint|sha256|certificate|^pins?$/;

/** The first field that no file of servers may have. Its value is not looked at. */
function secretField(raw: unknown): string | undefined {
  return [...fieldsOf(raw).keys()].find((key) => secretNames.test(key.toLowerCase().replace(/[-_\s]/g, '')));
}

/** Whether the address of a proxy holds a user name or a password; what cannot be read as one may hold anything. */
function hasSignIn(proxy: string): boolean {
  return proxy.includes('@');
}
