import { maxName, type Profile } from './profile.ts';
import { sameName } from './sameName.ts';

/** The name, or with a number behind it where another server has it. */
export function uniqueName(name: string, others: readonly Pick<Profile, 'name'>[]): string {
  let unique = name;
  for (let count = 2; others.some((other) => sameName(other.name, unique)); count += 1) {
    const suffix = ` (${count})`;
    unique = `${name.slice(0, maxName - suffix.length)}${suffix}`;
  }
  return unique;
}
