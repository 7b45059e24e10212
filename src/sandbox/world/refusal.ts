/** Why a call is refused. The words sent for it are made in refusalWords.ts and differ with the seed. */
export type RefusalKind =
  | 'noSuchLink'
  | 'malformedBody'
  | 'wrongRoot'
  | 'missingField'
  | 'badValue'
  | 'noBodyType'
  | 'notAcceptable'
  | 'sslRequired'
  | 'unreachable'
  | 'self'
  | 'alreadyLinked'
  | 'removalPending'
  | 'sameNetwork'
  | 'tooOld'
  | 'certificateName'
  | 'selfSigned'
  | 'remoteSignIn'
  | 'duplicateName'
  | 'duplicateSmtpDomain'
  | 'tooManyLinks'
  | 'listsOneWay'
  | 'notTheRemote'
  | 'notLinked';

/** A refused call. `detail` names the field or host in question and may be echoed, as servers do. */
export interface Refusal {
  readonly refused: RefusalKind;
  readonly detail: string;
}

/** Makes a refusal. */
export function refuse(refused: RefusalKind, detail = ''): Refusal {
  return { refused, detail };
}
