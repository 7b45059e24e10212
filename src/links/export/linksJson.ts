import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { wireNames } from '../../cupi/wireNames.ts';
import { exportedHealth, type ExportedServer } from './exportedServer.ts';
import { linkFields, linkFieldValue, type FieldValue } from './linkFields.ts';

/** Raised when a reader of version 1 would misread what is written. */
const version = 1;

/**
 * Links as JSON, in an envelope that names its kind and version. Every documented field is there, `null` where the server
 * gave none; `unreadable` has what it sent for those that could not be read.
 */
export function linksJson(servers: readonly ExportedServer[], exportedAt: Date): string {
  const document = {
    format: 'cuc-https-links/links',
    version,
    exportedAt: exportedAt.toISOString(),
    servers: servers.map(serverObject),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function serverObject(server: ExportedServer) {
  return {
    name: server.name,
    host: server.host,
    port: server.port,
    readAt: server.readAt?.toISOString() ?? null,
    serverTime: server.serverNow?.toISOString() ?? null,
    error: server.error ?? null,
    links: server.links.map((link) => linkObject(link, server)),
  };
}

function linkObject(link: HttpsLink, server: ExportedServer) {
  const known = linkFields.map((key) => [wireNames[key], jsonValue(linkFieldValue(link, key))] as const);
  return {
    health: exportedHealth(link, server),
    fields: Object.fromEntries<unknown>([...known, ...Object.entries(link.unknown)]),
    unreadable: link.problems,
  };
}

/** A whole number that most readers of JSON would round is written as text. */
function jsonValue(value: FieldValue): string | number | boolean | null {
  if (typeof value !== 'bigint') return value ?? null;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}
