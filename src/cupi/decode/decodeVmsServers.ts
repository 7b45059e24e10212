import type { VmsServer } from '../vmsServer.ts';
import type { Document } from './document.ts';
import { boolean, displayState, int, objectId, text } from './fields.ts';
import { type Decoded, ok } from './problem.ts';
import { readFields } from './readFields.ts';
import { rowsOf } from './rows.ts';
import type { Branch } from './tree.ts';

function serverOf(branch: Branch): VmsServer {
  return readFields(branch, (fields) => ({
    objectId: fields.read('ObjectId', objectId) ?? '',
    serverName: fields.read('ServerName', text),
    hostName: fields.read('HostName', text),
    ipAddress: fields.read('IpAddress', text),
    ipAddressV6: fields.read('IpAddressV6', text),
    clusterMemberId: fields.read('ClusterMemberId', int),
    serverState: fields.read('ServerState', int),
    serverDisplayState: fields.read('ServerDisplayState', displayState),
    subToPerformReplicationRole: fields.read('SubToPerformReplicationRole', boolean),
  }));
}

export function decodeVmsServers(document: Document): Decoded<readonly VmsServer[]> {
  const rows = rowsOf(document, { row: 'VmsServer', list: 'VmsServers', strictRoot: false });
  return rows.kind === 'ok' ? ok(rows.value.map(serverOf)) : rows;
}
