import type { JoinRequest } from '../../cupi/httpsLink.ts';
import type { JoinDraft, JoinOptions } from './joinQuestions.ts';

/** Cisco's admin page has both tasks ticked (facts sheet 2.2); for certificates the strict values come first. */
export const usualOptions: JoinOptions = {
  acceptSelfSigned: false,
  acceptErrors: false,
  directorySync: true,
  voiceNameSync: true,
};

export function joinRequest({
  remoteServer,
  remoteUsername,
  remotePassword,
  options,
}: Omit<JoinDraft, 'takenFrom' | 'note'>): JoinRequest {
  return {
    remoteServer: remoteServer.trim(),
    remoteUsername: remoteUsername.trim(),
    remotePassword,
    acceptSelfSignedCertificates: options.acceptSelfSigned,
    acceptCertificateErrors: options.acceptErrors,
    enableDirectorySync: options.directorySync,
    enableVoiceNameSync: options.voiceNameSync,
  };
}
