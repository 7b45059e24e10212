import * as z from 'zod/mini';
import { secret } from '../http/secret.ts';
import { jsonOrUndefined } from './jsonOrUndefined.ts';
import type { Profile } from './profile.ts';

const passwordSchema = z.pipe(z.string(), z.transform(secret));

const recordSchema = z.object({
  v: z.literal(1),
  /** Names it in the marks that all windows share. */
  id: z.optional(z.uuid()),
  origin: z.string(),
  user: z.string(),
  password: passwordSchema,
  /** The server said no to exactly this password: it is never sent again. */
  refused: z.boolean(),
});
export type PasswordRecord = z.infer<typeof recordSchema>;

const sharedSchema = z.object({
  v: z.literal(1),
  id: z.uuid(),
  user: z.string(),
  password: passwordSchema,
  /** No server is sent it again. */
  refused: z.boolean(),
  /** Where a person has agreed that it is sent to: nowhere else. */
  origins: z.array(z.string()),
  /** Servers that said no to it although others had said yes: these are not sent it again. */
  refusedBy: z.array(z.string()),
});
/** The password of a shared sign-in. */
export type SharedRecord = z.infer<typeof sharedSchema>;

/** Whose password it is: a server's own, or, with `signIn`, that of the sign-in it shares. */
export type Owner = Pick<Profile, 'id' | 'origin' | 'user' | 'signIn'>;

export function newRecord({ origin, user }: Owner, password: string): PasswordRecord {
  return { v: 1, origin, user, password: secret(password), refused: false };
}

export function holdsSame(
  one: Pick<PasswordRecord, 'password'> | undefined,
  other: Pick<PasswordRecord, 'password'>,
): boolean {
  return one?.password.reveal() === other.password.reveal();
}

/** The one place where a password becomes JSON. */
export function textOf(record: PasswordRecord | SharedRecord): string {
  return JSON.stringify({ ...record, password: record.password.reveal() });
}

/** A record written for another origin or user is no record: never send a password where it was not given for. */
export function parseRecord(text: string | undefined, { origin, user }: Owner): PasswordRecord | undefined {
  if (text === undefined) return undefined;
  const parsed = recordSchema.safeParse(jsonOrUndefined(text));
  if (!parsed.success || parsed.data.origin !== origin || parsed.data.user !== user) return undefined;
  return parsed.data;
}

export function parseShared(text: string | undefined): SharedRecord | undefined {
  const parsed = sharedSchema.safeParse(text === undefined ? undefined : jsonOrUndefined(text));
  return parsed.success ? parsed.data : undefined;
}
