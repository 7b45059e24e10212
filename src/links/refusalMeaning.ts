import type { Failure } from '../cupi/failure.ts';
import { isChange, type Change } from './change.ts';

/** What a refused change most likely ran into (facts sheet 3.1 to 3.3, 3.8). */
export type RefusalMeaning =
  /** The remote location is this one, is linked with it, or is in its network already. */
  | 'alreadyInNetwork'
  /** An old link has not been cleaned up. */
  | 'pendingRemoval'
  | 'nameClash'
  | 'smtpDomainClash'
  | 'tooManyLinks'
  | 'tooOld'
  | 'remoteUnreachable'
  | 'certificateName'
  | 'selfSigned'
  /** Expired, revoked or otherwise not accepted. */
  | 'certificate'
  | 'remoteSignIn'
  | 'useSslFalse'
  | 'listsOneWay'
  | 'otherLocation'
  | 'missingField'
  | 'badValue'
  | 'unreadRequest'
  | 'noSuchLink'
  | 'notLinked'
  /** The server does not know the call. */
  | 'noSuchCall'
  | 'notPermitted';

/**
 * What the refusal of a change most likely means; `undefined` for reads, for what is no refusal, and where nothing can
 * be told. Goes by the words of the message: neither codes nor exact texts are documented (facts sheet 1.7, 3.8), so
 * each meaning has several words that such messages typically hold.
 */
export function refusalMeaning(failure: Failure): RefusalMeaning | undefined {
  const { operation, sent, kind } = failure;
  if (!isChange(operation) || !sent || !('words' in failure) || kind === 'busy') return undefined;
  // 405, 406 and 415 are about the call itself, whatever words come with them.
  if (kind === 'unsupported') return failure.status === 405 ? 'noSuchCall' : 'unreadRequest';
  return byWords(failure.words.message ?? '', operation) ?? byKind(kind, operation);
}

/** A message that fits several is taken for the first: exact statements before words that may stand anywhere. */
const typical: readonly (readonly [RefusalMeaning, RegExp])[] = [
  // Of the account on the far end, before what looks the same of the one that is signed in here.
  [
    'remoteSignIn',
    /remote ?(account|user ?(name)?|administrator|log.?in)\b.*(role|permission|privilege|administrator|denied|authori[sz]ed|lack|locked)/,
  ],
  [
    'remoteSignIn',
    /(role|permission|privilege|access denied|not authori[sz]ed|forbidden).*\b(at|on|by) (the )?remote/,
  ],
  ['remoteSignIn', /(account|user).*(locked|disabled|expired)/],
  ['notPermitted', /\brole\b|permission|privilege|access denied|not authori[sz]ed|forbidden/],
  ['useSslFalse', /\bssl is required/],
  ['missingField', /is required|mandatory|(must not|cannot) be (empty|blank|null)/],
  ['missingField', /missing (required )?(parameter|field|value|attribute|element|property)/],
  ['missingField', /(parameter|field|value|attribute|element|property|remote\w+|displayname).* missing/],
  ['badValue', /(invalid|illegal|bad|wrong) value|out of range|parameter .*(not valid|invalid)/],
  ['useSslFalse', /usessl/],
  ['listsOneWay', /syncdistributionlists/],
  ['unreadRequest', /unmarshal|unexpected (end|token|root|element)|cannot be (read|parsed)|not an httpslink/],
  ['pendingRemoval', /pending removal|removal (is )?pending|removal has not|marked for (deletion|removal)/],
  ['otherLocation', /is another location|different location|does not belong|location .*differs/],
  ['smtpDomainClash', /smtp ?domain/],
  [
    'nameClash',
    /(display ?name|location named|name).*(unique|exists|in use|taken)|duplicate (display ?)?name/,
  ],
  ['notLinked', /\bnot linked|not (a )?part of a|no (https )?links? exist/],
  ['alreadyInNetwork', /already (been )?(part|a part|a member|linked|joined|connected|networked)\b/],
  ['alreadyInNetwork', /already in (the|a|this|another|its) (\w+ )*network/],
  ['alreadyInNetwork', /(with|to) itself|is this (location|server)|\bloop\b|subtree|link with .*exists/],
  [
    'tooManyLinks',
    /number of links|too many|no (further|more) links|link.*(limit|maximum)|(limit|maximum).*link/,
  ],
  ['certificateName', /(certificate|ssl|tls).*(match|host ?name|common name)|match.* certificate/],
  ['certificateName', /no name matching|subject alternative/],
  ['selfSigned', /self.?signed|certificate.*(trusted|unknown)|untrusted|pkix|certification path/],
  ['certificate', /certificate|(ssl|tls) handshake/],
  ['tooOld', /version|\brelease\b|not support https networking/],
  ['remoteSignIn', /sign.?in\b|log.?[io]n\b|user ?name|password|credential|authenticat/],
  ['remoteSignIn', /\bnot an? (system )?administrator/],
  ['remoteUnreachable', /(cannot|can't|could not|unable to|failed to) (contact|connect|reach)|unreachable/],
  ['remoteUnreachable', /connection (to .*)?(failed|refused|reset|timed|time-?out)|timed? ?out/],
  ['remoteUnreachable', /not (available|reachable|responding)|unknown ?host|no route|resolve/],
  ['noSuchLink', /object not found|does not exist|no .*link with id|no such (object|link)/],
];

function byWords(message: string, operation: Change['kind']): RefusalMeaning | undefined {
  const text = message.toLowerCase();
  return typical.find(([meaning, words]) => mayMean(meaning, operation) && words.test(text))?.[0];
}

/** A removal asks nothing of the remote server and has no fields; an update has no remote account, and makes no link. */
function mayMean(meaning: RefusalMeaning, operation: Change['kind']): boolean {
  switch (operation) {
    case 'join':
      return true;
    case 'update':
      return !['alreadyInNetwork', 'tooManyLinks', 'remoteSignIn', 'notLinked'].includes(meaning);
    case 'unjoin':
    case 'unjoinSelf':
      return ['pendingRemoval', 'otherLocation', 'notLinked', 'noSuchLink', 'notPermitted'].includes(meaning);
  }
}

/** Where the words tell nothing, as in the page of a servlet container. */
function byKind(kind: Failure['kind'], operation: Change['kind']): RefusalMeaning | undefined {
  if (kind === 'denied') return 'notPermitted';
  if (kind !== 'notFound') return undefined;
  return operation === 'update' || operation === 'unjoin' ? 'noSuchLink' : 'noSuchCall';
}
