import type { Body } from './answer.ts';
import { spell, spellAll } from './spelling.ts';
import type { Fields } from './values.ts';
import type { Writer } from './writer.ts';

const NAMESPACE = 'xmlns:uc="http://other.example/directory/v2"';

/** Characters outside ASCII and the five special ones go as numbers. */
function escape(text: string): string {
  return Array.from(text, (character) =>
    /[&<>"']|[^\n -~]/u.test(character) ? `&#x${(character.codePointAt(0) ?? 0).toString(16)};` : character,
  ).join('');
}

function element(name: string, inner: string, attributes = ''): string {
  const start = `uc:${name}${attributes === '' ? '' : ` ${attributes}`}`;
  return inner === '' ? `<${start}/>` : `<${start}>${inner}</uc:${name}>`;
}

function fieldsXml(fields: Fields, row: number): string {
  return spellAll(fields, row)
    .map(([name, value]) => `\n  ${element(name, escape(value))}`)
    .join('');
}

function body(root: string): Body {
  const declaration = "<?xml version='1.0' encoding='utf-8'?>";
  return { type: 'text/xml; charset=utf-8', text: `${declaration}\n\n${root}\n\n` };
}

/** With a namespace and its prefix; no total beside one row, `Total` beside none or many. */
export const xmlWriter: Writer = {
  list: ({ row, list }, rows) => {
    const total = rows.length === 1 ? '' : ` Total=' ${rows.length} '`;
    const inner = rows.map((fields, index) => `\n ${element(spell(row, 0), fieldsXml(fields, index))}`);
    return body(element(spell(list, 2), inner.join(''), `${NAMESPACE}${total}`));
  },
  single: (name, fields) => body(element(spell(name, 1), fieldsXml(fields, 1), NAMESPACE)),
  error: (code, messages) => {
    const errors = messages.map((message) =>
      element('Errors', `${element('Code', escape(code))}\n${element('MESSAGE', escape(` ${message}\n`))}`),
    );
    return body(element('ErrorDetails', errors.join('\n'), NAMESPACE));
  },
  newLink: (url) => body(element('Created', `\n ${element('uri', escape(`\n   ${url}\n`))}\n`, NAMESPACE)),
};
