import { withStatus, type Answer } from './answer.ts';
import type { OtherLink } from './link.ts';
import { flag, padded, type Fields } from './values.ts';
import type { Writers } from './writer.ts';

export const OTHER_VERSION = '14.0.1.13900-155';
/** The one secret an answer holds: no client may keep it (facts sheet 1.11). */
export const OTHER_ENCRYPTION_KEY = 'k3y-that-must-not-travel';

export function version(writers: Writers): Answer {
  const fields: Fields = [
    ['name', ' vmrest '],
    ['version', padded(OTHER_VERSION)],
  ];
  return withStatus(200, writers.single.single('VersionInformation', fields));
}

/** A pair, secondary first. */
export function vmsServers(writers: Writers): Answer {
  const server = (member: number, name: string, state: string, display: string): Fields => [
    ['ClusterMemberId', ` ${member} `],
    ['ObjectId', padded(`0A0B0C0D-0000-4000-8000-00000000000${member}`)],
    ['ServerName', padded(name)],
    ['HostName', padded(`${name}.other.example`)],
    ['IpAddress', ` 192.0.2.${member + 1}`],
    ['IpAddressV6', ''],
    ['ServerState', state],
    ['ServerDisplayState', ` ${display} `],
    ['SubToPerformReplicationRole', flag(member === 1, 1)],
    ['DatabaseSince', '2016-01-21 21:07:15.38'],
  ];
  const rows = [server(1, 'hub-b', '8', '4'), server(0, 'hub-a', '1', '3')];
  return withStatus(200, writers.list.list({ row: 'VmsServer', list: 'VmsServers' }, rows));
}

/** The far ends first, this location last: it is known by IsPrimary alone. */
export function locations(links: readonly OtherLink[], writers: Writers): Answer {
  const location = (id: string, name: string, host: string, primary: boolean): Fields => [
    ['EncryptionKey', OTHER_ENCRYPTION_KEY],
    ['IsPrimary', flag(primary, 1)],
    ['HostAddress', padded(host)],
    ['DisplayName', padded(name)],
    ['ObjectId', padded(id)],
    ['SmtpDomain', ''],
    ['SystemVersion', ` ${OTHER_VERSION} `],
    ['PushState', '0'],
  ];
  const rows = [
    ...links.map(({ id, name, host }) => location(id.replace(/^.{8}/, '0000AAAA'), name, host, false)),
    location('0A0B0C0D-1111-4000-8000-000000000000', 'Hub of Others', 'hub-a.other.example', true),
  ];
  const names = { row: 'ConnectionLocation', list: 'ConnectionLocations' };
  return withStatus(200, writers.list.list(names, rows));
}
