import type { UpdateRequest } from '../httpsLink.ts';
import type { Where } from '../toFailure.ts';
import { invalidRequest, refuseIllegal, required, type WireFields } from './fields.ts';

function text(where: Where, name: string, value: string | undefined): WireFields {
  return value === undefined ? [] : [[name, required(where, name, value)]];
}

function flag(name: string, value: boolean | undefined): WireFields {
  return value === undefined ? [] : [[name, String(value)]];
}

/** What an update sends: the fields given, in the documented order (facts sheet 2.2). */
export function updateFields(where: Where, changes: UpdateRequest): WireFields {
  const fields = refuseIllegal(where, [
    ...text(where, 'DisplayName', changes.displayName),
    ...text(where, 'RemoteServer', changes.remoteServer),
    ...flag('UseSSL', changes.useSsl),
    ...flag('AcceptSelfSignedCertificates', changes.acceptSelfSignedCertificates),
    ...flag('AcceptCertificateErrors', changes.acceptCertificateErrors),
    ...flag('SyncDistributionLists', changes.syncDistributionLists),
  ]);
  return fields.length === 0 ? invalidRequest(where, 'HttpsLink', 'empty') : fields;
}
