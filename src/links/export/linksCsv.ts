import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { wireNames } from '../../cupi/wireNames.ts';
import { csv } from './csv.ts';
import { exportedHealth, type ExportedServer } from './exportedServer.ts';
import { linkFields, linkFieldValue, type FieldValue } from './linkFields.ts';

const serverColumns = ['Server', 'Host', 'Port', 'ReadAt', 'Error'];

/**
 * One row a link: its server, our health, Cisco's fields, those that no document names, and what could not be read. A
 * server without links has a row of its own, with the error if it could not be read: none is missing silently.
 */
export function linksCsv(servers: readonly ExportedServer[]): string {
  const others = unknownNames(servers);
  const known = linkFields.map((key) => wireNames[key]);
  const head = [...serverColumns, 'Health', ...known, ...others, 'Unreadable'];
  return csv([head, ...servers.flatMap((server) => rowsOf(server, others, head.length))]);
}

function rowsOf(server: ExportedServer, others: readonly string[], width: number): readonly FieldValue[][] {
  const start = [server.name, server.host, server.port, server.readAt?.toISOString(), server.error];
  if (server.links.length === 0) return [[...start, ...new Array<undefined>(width - start.length)]];
  return server.links.map((link) => [
    ...start,
    exportedHealth(link, server),
    ...linkFields.map((key) => linkFieldValue(link, key)),
    ...others.map((name) => unknownValue(link, name)),
    Object.entries(link.problems)
      .map(([name, text]) => `${name}: ${text}`)
      .join('; '),
  ]);
}

function unknownNames(servers: readonly ExportedServer[]): readonly string[] {
  const names = servers.flatMap(({ links }) => links.flatMap(({ unknown }) => Object.keys(unknown)));
  return [...new Set(names)].sort();
}

function unknownValue({ unknown }: HttpsLink, name: string): string | undefined {
  return Object.hasOwn(unknown, name) ? unknown[name] : undefined;
}
