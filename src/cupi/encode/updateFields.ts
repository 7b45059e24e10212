import type { UpdateRequest } from '../httpsLink.ts';
import type { Where } from '../toFailure.ts';
import { invalidRequest, refuseIllegal, required, type WireFields } from './fields.ts';

function text(where: Where, name: string, value: string | undefined): WireFields {
  return value === undefined ? [] : [[name, required(where, name, value)]];
}

function flag(name: string, value: boolean | undefined): WireFields {
  return value === undefined ? [] : [[name, String(value)]];
}

/** The type already says so; this is for callers the compiler has not seen. */
function oneWay(where: Where, name: string, value: boolean | undefined): WireFields {
  return value === false ? invalidRequest(where, name, 'oneWay') : flag(name, value);
}

/** What an update sends: the fields given, in the documented order (facts sheet 2.2). */
export function updateFields(where: Where, changes: UpdateRequest): WireFields {
  const fields = refuseIllegal(where, [
    ...text(where, 'DisplayName', changes.displayName),
    ...text(where, 'RemoteServer', changes.remoteServer),
    ...flag('UseSSL', changes.useSsl),
    ...flag('AcceptSelfSignedCertificates', changes.acceptSelfSignedCertificates),
    ...flag('AcceptCertificateErrors', changes.acceptCertificateErrors),
    ...oneWay(where, 'SyncDistributionLists', changes.syncDistributionLists),
  ]);
  return fields.length === 0 ? invalidRequest(where, 'HttpsLink', 'empty') : fields;
}
