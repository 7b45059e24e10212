import type { ConnectionLocation } from '../connectionLocation.ts';
import type { Document } from './document.ts';
import { boolean, objectId, text } from './fields.ts';
import { type Decoded, ok } from './problem.ts';
import { readFields } from './readFields.ts';
import { rowsOf } from './rows.ts';
import type { Branch } from './tree.ts';

function locationOf(branch: Branch): ConnectionLocation {
  return readFields(branch, (fields) => ({
    objectId: fields.read('ObjectId', objectId) ?? '',
    displayName: fields.read('DisplayName', text),
    hostAddress: fields.read('HostAddress', text),
    smtpDomain: fields.read('SmtpDomain', text),
    systemVersion: fields.read('SystemVersion', text),
    isPrimary: fields.read('IsPrimary', boolean),
  }));
}

/** Only the fields named here leave this file: a location also carries keys (facts sheet 1.11). */
export function decodeLocations(document: Document): Decoded<readonly ConnectionLocation[]> {
  const rows = rowsOf(document, {
    row: 'ConnectionLocation',
    list: 'ConnectionLocations',
    strictRoot: false,
  });
  return rows.kind === 'ok' ? ok(rows.value.map(locationOf)) : rows;
}
