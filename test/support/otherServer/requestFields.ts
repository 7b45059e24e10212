import * as z from 'zod/mini';

export type RequestFields = ReadonlyMap<string, string>;

const jsonSchema = z.record(z.string(), z.union([z.string(), z.boolean(), z.number()]));
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * What a request's body says, by documented names. A number is the status of the refusal: 415 for a body without a
 * usable type, 400 for one that is not the format it declares (facts sheet 1.3, 1.6).
 */
export function requestFields(type: string | undefined, text: string): RequestFields | number {
  const media = (type ?? '').split(';')[0]?.trim().toLowerCase();
  if (media === 'application/json') return fromJson(text) ?? 400;
  return media === 'application/xml' || media === 'text/xml' ? (fromXml(text) ?? 400) : 415;
}

/** Unwrapped: a body inside its root name has no fields this server knows. */
function fromJson(text: string): RequestFields | undefined {
  try {
    const read = jsonSchema.safeParse(JSON.parse(text));
    return read.success
      ? new Map(Object.entries(read.data).map(([name, value]) => [name, String(value)]))
      : undefined;
  } catch {
    return undefined;
  }
}

/** One `<HttpsLink>` with plain elements, nothing beside them. */
function fromXml(text: string): RequestFields | undefined {
  const inner = /^\s*(?:<\?xml[^>]*\?>)?\s*<HttpsLink>([^]*)<\/HttpsLink>\s*$/.exec(text)?.[1];
  if (inner === undefined) return undefined;
  const element = /<([A-Za-z]+)>([^<]*)<\/\1>/g;
  if (inner.replace(element, '').trim() !== '') return undefined;
  return new Map(
    [...inner.matchAll(element)].map(([, name = '', value = '']): [string, string] => [
      name,
      unescape(value),
    ]),
  );
}

function unescape(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, digits?: string, name?: string) =>
    digits === undefined ? (ENTITIES[name ?? ''] ?? whole) : String.fromCodePoint(Number(digits)),
  );
}
