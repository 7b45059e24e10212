import * as z from 'zod/mini';
import { nameSchema, userSchema } from './profile.ts';
import { sameName } from './sameName.ts';

const signInSchema = z.object({ name: nameSchema, user: userSchema });

/** One entry of `cucLinks.signIns`: a user that several servers share, together with its password. */
export type SharedSignIn = Readonly<z.infer<typeof signInSchema>>;

/**
 * Reads the setting's raw value. An entry that is malformed, or has the name of one before it, is passed over: the servers
 * that name it are then shown as unusable (readProfiles.ts).
 */
export function readSignIns(value: unknown): readonly SharedSignIn[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const signIns: SharedSignIn[] = [];
  for (const raw of entries) {
    const parsed = signInSchema.safeParse(raw);
    if (parsed.success && !findSignIn(parsed.data.name, signIns)) signIns.push(parsed.data);
  }
  return signIns;
}

export function findSignIn(name: string, signIns: readonly SharedSignIn[]): SharedSignIn | undefined {
  return signIns.find((signIn) => sameName(signIn.name, name));
}
