import type { JoinRequest } from '../httpsLink.ts';
import type { Where } from '../toFailure.ts';
import { refuseIllegal, required, type WireFields } from './fields.ts';

/** What a join sends: all documented fields, since the defaults of left-out ones are unknown (facts sheet 2.2). */
export function joinFields(where: Where, request: JoinRequest): WireFields {
  return refuseIllegal(where, [
    ['RemoteServer', required(where, 'RemoteServer', request.remoteServer)],
    ['RemoteUsername', required(where, 'RemoteUsername', request.remoteUsername)],
    ['RemotePassword', required(where, 'RemotePassword', request.remotePassword.reveal(), 'keep')],
    // The API page: cannot be false while joining.
    ['UseSSL', 'true'],
    ['AcceptSelfSignedCertificates', String(request.acceptSelfSignedCertificates)],
    ['AcceptCertificateErrors', String(request.acceptCertificateErrors)],
    ['EnableDirectorySync', String(request.enableDirectorySync)],
    // The lower-case n is Cisco's.
    ['EnableVoicenameSync', String(request.enableVoiceNameSync)],
  ]);
}
