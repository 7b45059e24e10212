/** Names are compared without case: two that differ only so cannot be told apart at a glance. */
export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/** The same of all names that {@link sameName} takes for one, to look one up by. */
export function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
