/** What one object says: names and texts, in order. A name is spelled as documented until spelling.ts has it. */
export type Fields = readonly (readonly [name: string, value: string])[];

const OFFSET_MINUTES = 330;

/** Blanks and line ends around a value, as in Cisco's samples (facts sheet 1.4). */
export function padded(text: string): string {
  return text === '' ? '' : `\n      ${text}  \n   `;
}

/** A blank after the scheme and a line end before the path (facts sheet 1.4, 2.3). */
export function wrappedUrl(host: string | undefined, path: string): string {
  return host === undefined ? '' : ` https:// ${host}\n    ${path} `;
}

/** A wrapped path on this server. */
export function wrappedPath(path: string): string {
  return `\n    ${path}\n  `;
}

const FLAGS = [
  ['0', '1'],
  ['FALSE', 'True'],
  [' false ', ' TRUE'],
] as const;

/** A boolean in one of three ways; `way` chooses. */
export function flag(value: boolean, way: number): string {
  const [no, yes] = FLAGS[way % FLAGS.length] ?? FLAGS[0];
  return value ? yes : no;
}

/** A time with an offset, or one without a zone; empty for never. */
export function time(at: Date | undefined, zoneless: boolean): string {
  if (!at) return '';
  if (zoneless) return at.toISOString().replace('T', ' ').replace(/\dZ$/, '');
  const local = new Date(at.getTime() + OFFSET_MINUTES * 60_000);
  return `${local.toISOString().slice(0, 19)}+05:30`;
}
