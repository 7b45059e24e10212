/** How a secret could look in a file. */
export interface SecretForm {
  /** What may be told of it: never the secret. */
  readonly what: string;
  readonly bytes: Buffer;
}

const xmlNames: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Every form to search for, each as UTF-8 and as the UTF-16 that browsers store. `name` stands for the secret. */
export function secretForms(name: string, secret: string): readonly SecretForm[] {
  const texts = new Map<string, string>();
  const add = (form: string, text: string) => {
    if (![...texts.values()].includes(text)) texts.set(form, text);
  };
  add('raw', secret);
  for (const [form, text] of written(secret)) add(form, text);
  for (const shift of [0, 1, 2]) {
    const digits = base64At(secret, shift);
    add(`base64 at ${shift}`, digits);
    add(`base64url at ${shift}`, digits.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return [...texts].flatMap(([form, text]) => [
    { what: `${name}, ${form}`, bytes: Buffer.from(text, 'utf8') },
    { what: `${name}, ${form}, UTF-16`, bytes: Buffer.from(text, 'utf16le') },
  ]);
}

/** Escaped for a URL, JSON (also inside JSON, and in ASCII) and XML. */
function written(secret: string): readonly (readonly [string, string])[] {
  const url = encodeURIComponent(secret);
  const strict = url.replace(/[!'()*~]/g, (character) => percent(character));
  const json = JSON.stringify(secret).slice(1, -1);
  const each = (escape: (character: string, code: number) => string) =>
    Array.from(secret, (character) => escape(character, character.codePointAt(0) ?? 0)).join('');
  const special = (character: string) => /[^\w .,;:!?-]/.test(character);
  return [
    ['URL', url],
    ['URL, lower case', url.replace(/%[0-9A-F]{2}/g, (digits) => digits.toLowerCase())],
    ['URL, strict', strict],
    ['form', strict.replaceAll('%20', '+')],
    ['JSON', json],
    ['JSON in JSON', JSON.stringify(json).slice(1, -1)],
    ['JSON in ASCII', ascii(json)],
    ['XML', each((character) => xmlNames[character] ?? character)],
    ['XML text', each((character) => (/[&<>]/.test(character) ? (xmlNames[character] ?? '') : character))],
    ['XML, decimal', each((character, code) => (special(character) ? `&#${code};` : character))],
    ['XML, hex', each((character, code) => (special(character) ? `&#x${code.toString(16)};` : character))],
    ['latin1 bytes', Buffer.from(secret, 'utf8').toString('latin1')],
  ];
}

/** The digits that depend on the secret alone when `shift` bytes come before it. */
function base64At(secret: string, shift: number): string {
  const bytes = Buffer.from(secret, 'utf8');
  const all = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return all.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function ascii(text: string): string {
  return text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
