/** Names are compared without case: two that differ only so cannot be told apart at a glance. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
