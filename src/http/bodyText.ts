import { TextDecoder } from 'node:util';
import { header } from './responseHead.ts';
import type { RawResponse } from './roundTrip.ts';

/**
 * Why a body is not the text it should be: compressed although nobody asked for that, in a charset nobody knows, or with
 * bytes that are wrong in its charset.
 */
export type Unreadable = 'encoding' | 'charset' | 'bytes';

interface BodyText {
  readonly text: string;
  readonly unreadable: Unreadable | undefined;
}

/** Nearly all bodies are in it, and it takes longer to make than to use. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes a body by its charset. Wrong bytes become U+FFFD; what cannot be decoded at all is no text. */
export function bodyText(raw: RawResponse): BodyText {
  if (raw.body.length === 0) return { text: '', unreadable: undefined };
  const encoding = header(raw, 'content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') return { text: '', unreadable: 'encoding' };
  const charset = charsetOf(header(raw, 'content-type') ?? '');
  const strict = charset.toLowerCase() === 'utf-8' ? strictUtf8 : decoder(charset, true);
  if (!strict) return { text: '', unreadable: 'charset' };
  try {
    return { text: strict.decode(raw.body), unreadable: undefined };
  } catch {
    return { text: decoder(charset, false)?.decode(raw.body) ?? '', unreadable: 'bytes' };
  }
}

function charsetOf(contentType: string): string {
  for (const parameter of contentType.split(';').slice(1)) {
    const match = /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(parameter);
    if (match?.[1] !== undefined) return match[1];
  }
  return 'utf-8';
}

/** `undefined` for a charset nobody knows. A byte order mark is dropped (TextDecoder does that). */
function decoder(charset: string, fatal: boolean): TextDecoder | undefined {
  try {
    return new TextDecoder(charset, { fatal });
  } catch {
    return undefined;
  }
}
