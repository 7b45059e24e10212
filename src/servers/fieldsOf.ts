/** The fields of what stands at a place of a setting or file; what is no object has none. */
export function fieldsOf(raw: unknown): Map<string, unknown> {
  return new Map<string, unknown>(Object.entries(typeof raw === 'object' && raw !== null ? raw : {}));
}

/** What an entry calls itself, also one that cannot be used otherwise. */
export function nameOf(raw: unknown): string | undefined {
  const name = fieldsOf(raw).get('name');
  return typeof name === 'string' ? name : undefined;
}
