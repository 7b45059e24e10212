import { isIPv6 } from 'node:net';
import * as z from 'zod/mini';
import { parseOrigin } from '../http/origin.ts';
import { parseServerProxy, type ServerProxy } from '../http/proxy/serverProxy.ts';
import { folderNameSchema, isReadOnlyFolder, type Folders } from './folders.ts';
import { hasUnseen } from './unseen.ts';

export type WireFormat = 'json' | 'xml';

/** What a server is for, so that similar names look different at a glance. */
export type Mark = (typeof marks)[number];
export const marks = ['production', 'staging', 'lab'] as const;

/** A server as a person configured it. `id` changes with host, port or user, and with it everything bound to them. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  readonly user: string;
  /** Name of the shared sign-in (`cucLinks.signIns`) that `user` and password come from; absent: it has its own. */
  readonly signIn: string | undefined;
  /** Absent: the `cucLinks.format` setting applies. */
  readonly format: WireFormat | undefined;
  /** Nothing that changes it is offered or sent: its entry says so, or its folder (see {@link underFolder}). */
  readonly readOnly: boolean;
  /** What its entry alone says of that, and what is written back. */
  readonly ownReadOnly: boolean;
  /** How it is reached. Not part of `id`: it is the same server, behind the same certificate. */
  readonly proxy: ServerProxy;
  /** Sandbox servers live for the session only and are never written to settings. */
  readonly sandbox: boolean;
  /** The folder of the Servers view it is in; absent: the top level. Names are compared by `sameName`. */
  readonly folder: string | undefined;
  readonly mark: Mark | undefined;
  readonly favorite: boolean;
}

export const wireFormatSchema = z.enum(['json', 'xml']);

/** Characters in the name of a server or a sign-in. */
export const maxName = 100;

// What is not seen, or turns the writing direction, would make two names look alike or change the sentences around them.
export const nameSchema = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(maxName),
  z.refine((name) => !hasUnseen(name)),
);
export const userSchema = z.string().check(z.trim(), z.minLength(1), z.regex(/^[^:]*$/));

/** One entry of `cucLinks.servers`, as a person may write it by hand: exactly one of `user` and `signIn` is there. */
export const profileEntrySchema = z.object({
  name: nameSchema,
  host: z.string().check(z.trim(), z.minLength(1)),
  port: z._default(z.int().check(z.gte(1), z.lte(65535)), 443),
  user: z.optional(userSchema),
  signIn: z.optional(nameSchema),
  format: z.optional(wireFormatSchema),
  readOnly: z.optional(z.boolean()),
  proxy: z.optional(z.string().check(z.refine((text) => parseServerProxy(text) !== undefined))),
  folder: z.optional(folderNameSchema),
  mark: z.optional(z.enum(marks)),
  favorite: z.optional(z.boolean()),
});
export type WrittenEntry = z.infer<typeof profileEntrySchema>;

/** An entry whose user is known; that of a shared sign-in where `signIn` names one. */
export type ProfileEntry = WrittenEntry & { readonly user: string };

/** `undefined` when host and port do not make an https origin. Of its folder's marks it knows nothing yet. */
export function toProfile(entry: ProfileEntry, sandbox = false): Profile | undefined {
  if (/[/@\s]/.test(entry.host)) return undefined;
  const host = isIPv6(entry.host) ? `[${entry.host}]` : entry.host;
  const parsed = parseOrigin(`${host}:${entry.port}`);
  if (!parsed.ok) return undefined;
  return {
    id: `${entry.user.toLowerCase()}@${parsed.origin}`,
    name: entry.name,
    host: parsed.host,
    port: entry.port,
    origin: parsed.origin,
    user: entry.user,
    signIn: entry.signIn,
    format: entry.format,
    readOnly: entry.readOnly ?? false,
    ownReadOnly: entry.readOnly ?? false,
    proxy: parseServerProxy(entry.proxy ?? '') ?? 'auto',
    sandbox,
    folder: entry.folder,
    mark: entry.mark,
    favorite: entry.favorite ?? false,
  };
}

/** What a profile is made of, without defaults, so that the settings file stays readable. */
export function toEntry(profile: Profile): ProfileEntry {
  return {
    name: profile.name,
    host: profile.host,
    port: profile.port,
    user: profile.user,
    ...(profile.signIn === undefined ? {} : { signIn: profile.signIn }),
    ...(profile.format ? { format: profile.format } : {}),
    ...(profile.ownReadOnly ? { readOnly: true } : {}),
    ...(profile.proxy === 'auto' ? {} : { proxy: profile.proxy }),
    ...(profile.folder === undefined ? {} : { folder: profile.folder }),
    ...(profile.mark ? { mark: profile.mark } : {}),
    ...(profile.favorite ? { favorite: true } : {}),
  };
}

/** The profile with what its folder says: the one place that decides whether a server is read-only. */
export function underFolder(profile: Profile, folders: Folders): Profile {
  const { folder, ownReadOnly } = profile;
  return { ...profile, readOnly: ownReadOnly || (folder !== undefined && isReadOnlyFolder(folder, folders)) };
}

/** How a server is called, where it stands and how it looks in the list: nothing of it says anything about the server itself. */
const unarranged = {
  name: '',
  ownReadOnly: false,
  folder: undefined,
  mark: undefined,
  favorite: false,
} as const;

/** Whether both are one server that is reached, and may be changed, in the same way: its session can be kept. */
export function isSameServer(a: Profile, b: Profile): boolean {
  return JSON.stringify({ ...a, ...unarranged }) === JSON.stringify({ ...b, ...unarranged });
}

/** The entry as it stands in the settings: the user of a shared sign-in is written there alone. */
export function writtenEntry(profile: Profile): WrittenEntry {
  const entry = toEntry(profile);
  return entry.signIn === undefined ? entry : { ...entry, user: undefined };
}
