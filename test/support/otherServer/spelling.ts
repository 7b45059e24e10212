import type { Fields } from './values.ts';

const WAYS: readonly ((name: string) => string)[] = [
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
  (name) => name.charAt(0).toLowerCase() + name.slice(1),
  (name) => name,
];

/** Another letter case than the documents have (facts sheet 1.4); `way` shifts which. */
export function spell(name: string, way: number): string {
  return WAYS[way % WAYS.length]?.(name) ?? name;
}

/** Every name in a case of its own; two rows of one list need not agree. */
export function spellAll(fields: Fields, row: number): Fields {
  return fields.map(([name, value], index) => [spell(name, index + row), value]);
}
