import { readBoolean, type RequestFields } from './requestFields.ts';
import { refuse, type Refusal } from './refusal.ts';

/** The documented fields of an autojoin (facts sheet 2.2). */
export interface JoinRequest {
  readonly remoteServer: string;
  readonly remoteUser: string;
  readonly remotePassword: string;
  readonly acceptSelfSigned: boolean;
  readonly acceptErrors: boolean;
  readonly directorySync: boolean;
  readonly voiceNameSync: boolean;
}

const MANDATORY = ['RemoteServer', 'RemoteUsername', 'RemotePassword'];

/** Reads an autojoin body; unknown fields are ignored. What a missing option means is a guess. */
export function readJoinRequest(fields: RequestFields): JoinRequest | Refusal {
  const missing = MANDATORY.find((name) => (fields.get(name) ?? '').trim() === '');
  if (missing !== undefined) return refuse('missingField', missing);
  const useSsl = readBoolean(fields, 'UseSSL') ?? true;
  const acceptSelfSigned = readBoolean(fields, 'AcceptSelfSignedCertificates') ?? false;
  const acceptErrors = readBoolean(fields, 'AcceptCertificateErrors') ?? false;
  const directorySync = readBoolean(fields, 'EnableDirectorySync') ?? true;
  const voiceNameSync = readBoolean(fields, 'EnableVoicenameSync') ?? true;
  const bad = [useSsl, acceptSelfSigned, acceptErrors, directorySync, voiceNameSync].find(
    (value) => typeof value !== 'boolean',
  );
  if (typeof bad === 'object') return bad;
  if (useSsl !== true) return refuse('sslRequired', 'UseSSL');
  return {
    remoteServer: (fields.get('RemoteServer') ?? '').trim(),
    remoteUser: (fields.get('RemoteUsername') ?? '').trim(),
    remotePassword: fields.get('RemotePassword') ?? '',
    acceptSelfSigned: acceptSelfSigned === true,
    acceptErrors: acceptErrors === true,
    directorySync: directorySync === true,
    voiceNameSync: voiceNameSync === true,
  };
}
