import type { Body } from './answer.ts';
import { jsonWriter } from './jsonWriter.ts';
import type { Dialect } from './options.ts';
import type { Fields } from './values.ts';
import { xmlWriter } from './xmlWriter.ts';

/** Writes what this server has to say in one format. */
export interface Writer {
  list(names: { readonly row: string; readonly list: string }, rows: readonly Fields[]): Body;
  single(name: string, fields: Fields): Body;
  /** ErrorDetails with one entry a message. */
  error(code: string, messages: readonly string[]): Body;
  /** What a join says of the new link. */
  newLink(url: string): Body;
}

/** The format of each kind of answer; see {@link Dialect}. */
export interface Writers {
  readonly list: Writer;
  readonly single: Writer;
  readonly error: Writer;
}

export function writersFor(dialect: Dialect, accept: string): Writers {
  if (dialect === 'json') return { list: jsonWriter, single: jsonWriter, error: jsonWriter };
  if (dialect === 'xml') return { list: xmlWriter, single: xmlWriter, error: xmlWriter };
  const json = /^\s*application\/json/i.test(accept);
  return {
    list: json ? jsonWriter : xmlWriter,
    single: json ? xmlWriter : jsonWriter,
    error: xmlWriter,
  };
}
