import type { HttpResponse } from '../http/exchange.ts';
import { redact } from '../http/redact.ts';
import { readDocument } from './decode/document.ts';
import { decodeEntities } from './decode/entities.ts';
import { formatOf } from './decode/mediaType.ts';
import { isBranch, leavesOf, sameName, valuesOf, type Branch, type Tree } from './decode/tree.ts';
import type { ServerWords } from './failure.ts';

const LONGEST = 300;
/** More than any message needs, and little enough for every pattern below. */
const READ = 8_192;
const NOTHING: ServerWords = { code: undefined, message: undefined };

type Body = Pick<HttpResponse, 'contentType' | 'text'>;

/**
 * The beginning of a text, long enough for any message, without secrets and without what the cut may have left of
 * one: no form of a character is longer than 16 others.
 */
function beginning(text: string, secrets: readonly string[]): string {
  if (text.length <= READ) return redact(text, secrets);
  const longest = Math.max(0, ...secrets.map(({ length }) => length)) * 16;
  const start = redact(text.slice(0, READ), secrets);
  return start.slice(0, Math.max(0, start.length - longest));
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
}

/**
 * One line without control characters, at most 300 long; `undefined` when nothing is left. Secrets are looked for
 * before and after, since parsing and tidying change the blanks in an echoed one, and before the cut.
 */
function tidy(text: string, secrets: readonly string[] = []): string | undefined {
  const line = redact(oneLine(beginning(text, secrets)), secrets.map(oneLine));
  return line === '' ? undefined : Array.from(line).slice(0, LONGEST).join('');
}

function joined(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join('; ');
}

function named(branch: Branch, name: string): readonly string[] {
  return valuesOf(branch, name).flatMap(leavesOf);
}

/** The objects that hold code and message: `errors` (one or many), inside `ErrorDetails` or not. */
function errorsOf(content: Branch): readonly Tree[] {
  const inner = ['ErrorDetails', 'errors', 'error'].flatMap((name) => valuesOf(content, name));
  if (inner.length === 0) return [content];
  return inner.flatMap((tree) => (isBranch(tree) ? errorsOf(tree) : [tree]));
}

async function structured(body: Body): Promise<{ code: string; message: string } | undefined> {
  const document = await readDocument(body);
  if (document.kind !== 'ok') return undefined;
  const { root, content } = document.value;
  const errors = errorsOf(content);
  const branches = errors.filter(isBranch);
  const code = joined(branches.flatMap((error) => named(error, 'code')));
  const message = joined(errors.flatMap((error) => (isBranch(error) ? named(error, 'message') : [error])));
  if (code !== '' || message !== '') return { code, message };
  const other = root !== undefined && sameName(root, 'ErrorDetails') ? [] : leavesOf(content);
  return { code: '', message: joined(other) };
}

function fromHtml(start: string): string {
  const inside = /<title[^<>]*>([^<]*)/i.exec(start)?.[1]?.trim();
  const heading = /<h1[^<>]*>([^<]*)/i.exec(start)?.[1]?.trim();
  const words = inside === undefined || inside === '' ? heading : inside;
  return decodeEntities(words === undefined || words === '' ? withoutTags(start) : words);
}

function withoutTags(text: string): string {
  return text.replace(/<(style|script)\b[^]*?(?:<\/\1\s*>|$)/gi, ' ').replace(/<[^<>]*>/g, ' ');
}

/**
 * What a server says of an error, whatever it is written in: ErrorDetails as JSON or XML, an HTML page, or text
 * (facts sheet 1.7). `secrets` are taken out first: a message may echo what was sent.
 */
export async function errorWords(body: Body, secrets: readonly string[] = []): Promise<ServerWords> {
  const format = formatOf(body.contentType, body.text);
  if (format === 'empty') return NOTHING;
  const read = format === 'json' || format === 'xml' ? await structured(body) : undefined;
  if (read) return { code: tidy(read.code, secrets), message: tidy(read.message, secrets) };
  const start = beginning(body.text, secrets);
  const text = format === 'html' ? fromHtml(start) : format === 'xml' ? withoutTags(start) : start;
  return { code: undefined, message: tidy(text, secrets) };
}

/** The text of a success ("Success message"), whether bare, quoted, or wrapped in XML or JSON. */
export async function successText(body: Body): Promise<string | undefined> {
  const { message } = await errorWords(body);
  return message === undefined ? undefined : tidy(message.replace(/^"(.*)"$/, '$1'));
}
