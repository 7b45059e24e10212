import type { Body } from './readXml.ts';

function scalar(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : undefined;
}

/** Reads an unwrapped JSON object of scalars; nulls count as absent. Anything nested is not a documented body. */
export function readJson(text: string): Body {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'malformed';
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'wrongRoot';
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(data)) {
    const field = scalar(value);
    if (field !== undefined) fields.set(name, field);
  }
  return fields;
}
