import type { Body } from './answer.ts';
import { spell, spellAll } from './spelling.ts';
import type { Fields } from './values.ts';
import type { Writer } from './writer.ts';

function body(value: unknown): Body {
  return { type: 'Application/JSON; Charset="UTF-8"', text: `\r\n${JSON.stringify(value, null, 5)}\r\n` };
}

function object(fields: Fields, row: number): Record<string, string> {
  return Object.fromEntries(spellAll(fields, row));
}

/**
 * Strings only. No total beside one row, which is an array all the same; `Total` beside none or many
 * (facts sheet 1.4: the shapes differ between releases and interfaces).
 */
export const jsonWriter: Writer = {
  list: ({ row }, rows) => {
    const total = rows.length === 1 ? {} : { Total: ` ${rows.length} ` };
    return body(rows.length === 0 ? total : { [spell(row, 0)]: rows.map(object), ...total });
  },
  single: (_, fields) => body(object(fields, 1)),
  error: (code, messages) => {
    const errors = messages.map((message) => ({ Code: code, MESSAGE: ` ${message}\n` }));
    return body({ errorDetails: { Errors: errors.length === 1 ? errors[0] : errors } });
  },
  newLink: (url) => ({ type: 'application/json', text: `"${url}"\n` }),
};
