import { isIPv6 } from 'node:net';
import * as z from 'zod/mini';
import { parseOrigin } from '../http/origin.ts';
import { parseServerProxy, type ServerProxy } from '../http/proxy/serverProxy.ts';
import { hasUnseen } from './unseen.ts';

export type WireFormat = 'json' | 'xml';

/** A server as a person configured it. `id` changes with host, port or user, and with it everything bound to them. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  readonly user: string;
  /** Absent: the `cucLinks.format` setting applies. */
  readonly format: WireFormat | undefined;
  readonly readOnly: boolean;
  /** How it is reached. Not part of `id`: it is the same server, behind the same certificate. */
  readonly proxy: ServerProxy;
  /** Sandbox servers live for the session only and are never written to settings. */
  readonly sandbox: boolean;
}

export const wireFormatSchema = z.enum(['json', 'xml']);

/** One entry of `cucLinks.servers`, as a person may write it by hand. */
export const profileEntrySchema = z.object({
  // What is not seen, or turns the writing direction, would make two names look alike or change the sentences around them.
  name: z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(100),
    z.refine((name) => !hasUnseen(name)),
  ),
  host: z.string().check(z.trim(), z.minLength(1)),
  port: z._default(z.int().check(z.gte(1), z.lte(65535)), 443),
  user: z.string().check(z.trim(), z.minLength(1), z.regex(/^[^:]*$/)),
  format: z.optional(wireFormatSchema),
  readOnly: z.optional(z.boolean()),
  proxy: z.optional(z.string().check(z.refine((text) => parseServerProxy(text) !== undefined))),
});
export type ProfileEntry = z.infer<typeof profileEntrySchema>;

/** `undefined` when host and port do not make an https origin. */
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
    format: entry.format,
    readOnly: entry.readOnly ?? false,
    proxy: parseServerProxy(entry.proxy ?? '') ?? 'auto',
    sandbox,
  };
}

/** The entry to write into settings: defaults are left out, so that the file stays readable. */
export function toEntry(profile: Profile): ProfileEntry {
  return {
    name: profile.name,
    host: profile.host,
    port: profile.port,
    user: profile.user,
    ...(profile.format ? { format: profile.format } : {}),
    ...(profile.readOnly ? { readOnly: true } : {}),
    ...(profile.proxy === 'auto' ? {} : { proxy: profile.proxy }),
  };
}
