import { fieldsOf } from './fieldsOf.ts';
import { sameName } from './sameName.ts';
import { findSignIn, type SharedSignIn } from './readSignIns.ts';
import { configuredSignIns, writeList, writeServers } from './settings.ts';

/** Appends the sign-in, or gives the one of its name its user. Rejects with a SettingsError. */
export async function writeSignIn({ name, user }: SharedSignIn): Promise<void> {
  const known = findSignIn(name, configuredSignIns()) !== undefined;
  await writeList('signIns', (entries) =>
    known
      ? entries.map((raw) => (isNamed(raw, 'name', name) ? { ...raw, user } : raw))
      : [...entries, { name, user }],
  );
}

/** Takes a sign-in out; its servers keep its user as their own. Rejects with a SettingsError. */
export async function removeSignIn({ name, user }: SharedSignIn): Promise<void> {
  await writeServers((entries) =>
    entries.map((raw) => (isNamed(raw, 'signIn', name) ? withUser(raw, user) : raw)),
  );
  await writeList('signIns', (entries) => entries.filter((raw) => !isNamed(raw, 'name', name)));
}

function isNamed(raw: unknown, field: string, name: string): raw is Readonly<Record<string, unknown>> {
  if (typeof raw !== 'object' || raw === null) return false;
  const value = fieldsOf(raw).get(field);
  return typeof value === 'string' && sameName(value, name);
}

/** The user stands where the sign-in stood. */
function withUser(raw: Readonly<Record<string, unknown>>, user: string): Record<string, unknown> {
  const fields = Object.entries(raw).filter(([field]) => field !== 'user');
  return Object.fromEntries(fields.map((field) => (field[0] === 'signIn' ? ['user', user] : field)));
}
