import { l10n } from 'vscode';
import { wireNames } from '../../../cupi/wireNames.ts';
import type { JournalEntry } from '../../../links/journal/journalEntries.ts';
import type { SentLine } from '../../../links/journal/journalLine.ts';
import { operationWords } from '../change.ts';
import { dateText, tookText } from '../time.ts';
import { visible } from '../visible.ts';
import { wrap } from '../wrap.ts';
import { outcomeSentence } from './outcome.ts';

/** One change of the journal: when and what, then its facts, a label before each. */
export function entryLines(entry: JournalEntry): readonly string[] {
  const { sent } = entry;
  const facts = factsOf(entry);
  const width = Math.max(...facts.map(([label]) => label.length)) + 2;
  const indent = ' '.repeat(width + 2);
  const { body } = sent.request;
  return [
    l10n.t('{0} · {1}', dateText(new Date(sent.at)), operationWords(sent.operation, sent.target)),
    ...facts.flatMap(([label, text]) => wrap(`  ${label.padEnd(width)}${text}`, indent)),
    // In one piece, so that it can be taken from here.
    ...(body ? [`${indent}${visible(body.text)}`] : []),
  ];
}

type Fact = readonly [label: string, text: string];

function factsOf(entry: JournalEntry): readonly Fact[] {
  const { sent, end } = entry;
  const before = fieldsText(sent.was);
  const ignored = (end?.ignored ?? []).map(visible).join(', ');
  return [
    [l10n.t('Server'), serverText(sent)],
    [l10n.t('Sent by'), senderText(sent)],
    [l10n.t('Result'), outcomeSentence(entry)],
    ...when(ignored !== '', [l10n.t('Ignored'), l10n.t('{0}: the server left that as it was.', ignored)]),
    ...when(before !== '', [l10n.t('Before'), before]),
    ...when(end?.milliseconds !== undefined, [l10n.t('Took'), tookText(end?.milliseconds ?? 0)]),
    [l10n.t('Request'), requestText(sent)],
  ];
}

function when(applies: boolean, fact: Fact): readonly Fact[] {
  return applies ? [fact] : [];
}

function serverText({ server, origin, sandbox }: SentLine): string {
  const where = l10n.t('{0} ({1})', visible(server), hostOf(origin));
  return sandbox ? l10n.t('{0}, simulated', where) : where;
}

/** Host and port; text that is no address as it stands. */
function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : visible(origin);
}

function senderText({ user, account }: SentLine): string {
  return user === ''
    ? l10n.t('signed in as “{0}”', visible(account))
    : l10n.t('{0}, signed in as “{1}”', visible(user), visible(account));
}

function fieldsText(fields: SentLine['was']): string {
  return Object.entries(fields ?? {})
    .map(([key, value]) => `${wireName(key)} = ${visible(String(value))}`)
    .join(', ');
}

const names: Readonly<Record<string, string>> = { ...wireNames, remoteServer: 'RemoteServer' };

function wireName(key: string): string {
  return names[key] ?? key;
}

function requestText({ request: { method, path } }: SentLine): string {
  return visible(`${method} ${path}`);
}
