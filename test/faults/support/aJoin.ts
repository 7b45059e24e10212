import type { JoinRequest } from '../../../src/cupi/httpsLink.ts';
import { secret } from '../../../src/http/secret.ts';
import type { Change } from '../../../src/links/change.ts';

/** A join with this far end. */
export function aJoin(remoteServer: string): Extract<Change, { kind: 'join' }> {
  const request: JoinRequest = {
    remoteServer,
    remoteUsername: 'far operator',
    remotePassword: secret('for the test only'),
    acceptSelfSignedCertificates: true,
    acceptCertificateErrors: false,
    enableDirectorySync: true,
    enableVoiceNameSync: true,
  };
  return { kind: 'join', request };
}
