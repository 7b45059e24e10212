import { l10n } from 'vscode';
import type { Profile } from '../../servers/profile.ts';
import { mostServers, type FileEntry, type ReadServersFile } from '../../servers/serversFile.ts';
import { malformedField } from './entryField.ts';
import { visible } from './visible.ts';

type Unreadable = Extract<ReadServersFile, { kind: 'unreadable' }>;
type Refused = Extract<FileEntry, { kind: 'refused' }>;

/** Why a file of servers cannot be used, and what to do. `file` is what it is called. */
export function unreadableFile(file: string, problem: Unreadable): string {
  switch (problem.reason) {
    case 'notJson':
      return l10n.t('{0} is not JSON, or is cut off. Nothing was read from it.', file);
    case 'notServers':
      return l10n.t(
        '{0} is not a file of servers as “Export Servers…” writes it: it needs “format”, “version” and “servers”.',
        file,
      );
    case 'laterVersion':
      return l10n.t(
        '{0} has version {1}, which a newer version of this extension reads.',
        file,
        problem.version,
      );
    case 'tooMany':
      return l10n.t(
        '{0} has {1} servers; a file may have {2}. Divide it into several.',
        file,
        problem.count,
        mostServers,
      );
    case 'secret':
      return l10n.t(
        '{0} has the field “{1}”. Passwords and trusted certificates are never taken from a file: delete the field, and everything like it, first.',
        file,
        visible(problem.field),
      );
  }
}

/** A server of a file, its address, user, and everything about it that is not as usual. */
export function serverWords({ origin, user, readOnly, format, proxy }: Profile): string {
  return [
    l10n.t('{0} as {1}', new URL(origin).host, visible(user)),
    ...(readOnly ? [l10n.t('read-only')] : []),
    ...(format ? [format.toUpperCase()] : []),
    ...proxyWords(proxy),
  ].join(', ');
}

/** A proxy sees where connections go: it is never passed over. */
function proxyWords(proxy: string): readonly string[] {
  if (proxy === 'auto') return [];
  return [proxy === 'off' ? l10n.t('without a proxy') : l10n.t('through the proxy {0}', proxy)];
}

/** One entry of a file on one line: what will be done with it, and why. */
export function entryLine(entry: FileEntry): string {
  switch (entry.kind) {
    case 'new':
      return newLine(entry);
    case 'known':
      return l10n.t('{0}: is in the list as “{1}”, which stays as it is', visible(entry.name), entry.as);
    case 'refused':
      return l10n.t('{0}: {1}', entryName(entry), problemWords(entry));
  }
}

function newLine({ profile, givenName, ignored }: Extract<FileEntry, { kind: 'new' }>): string {
  return [
    `${profile.name}: ${serverWords(profile)}`,
    ...(profile.name === givenName ? [] : [l10n.t('another server is called “{0}”', givenName)]),
    ...(ignored.length === 0 ? [] : [l10n.t('not taken over: {0}', ignored.map(visible).join(', '))]),
  ].join('; ');
}

function entryName({ name, position }: Refused): string {
  return name === undefined || name.trim() === '' ? l10n.t('Entry {0}', position) : visible(name);
}

function problemWords({ reason, field }: Refused): string {
  const name = visible(field);
  switch (reason) {
    case 'notAnObject':
      return l10n.t('is not an object with name, host and user');
    case 'malformed':
      return malformedField(field);
    case 'secret':
      return l10n.t(
        'has the field “{0}”, and passwords and trusted certificates are never taken from a file',
        name,
      );
    case 'proxySignIn':
      return l10n.t('its proxy has a user name or password; these belong into “http.proxyAuthorization”');
    case 'twice':
      return l10n.t('is in the file twice');
  }
}

/** All entries of a file under what becomes of them, for a page. */
export function serversFilePage(file: string, entries: readonly FileEntry[]): string {
  const section = (title: string, kind: FileEntry['kind']) => {
    const lines = entries.filter((entry) => entry.kind === kind).map((entry) => `  ${entryLine(entry)}`);
    return lines.length === 0 ? [] : [`${title} (${lines.length})`, ...lines, ''];
  };
  return [
    l10n.t('Servers in {0}', file),
    '',
    ...section(l10n.t('Added'), 'new'),
    ...section(l10n.t('There already, left as they are'), 'known'),
    ...section(l10n.t('Refused'), 'refused'),
    l10n.t('No password and no trusted certificate is taken from a file: sign in to each server afterwards.'),
    '',
  ].join('\n');
}
