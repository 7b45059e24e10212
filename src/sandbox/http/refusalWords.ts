import { integer, pick, randomFor, type Random } from '../random.ts';
import type { Refusal, RefusalKind } from '../world/refusal.ts';

/** What a refused call is answered with. */
export interface RefusalWords {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Statuses that a source names (facts sheet 1.3, 1.6); the others are drawn from the seed. */
const KNOWN_STATUS: Partial<Record<RefusalKind, number>> = {
  noSuchLink: 404,
  malformedBody: 400,
  wrongRoot: 400,
  missingField: 400,
  badValue: 400,
  noBodyType: 415,
  notAcceptable: 406,
};

type Texts = readonly [string, string, string];

/** Three ways to say each; `%s` is the field, host or name in question. */
const TEXTS: Record<RefusalKind, Texts> = {
  noSuchLink: [
    'Object not found: %s',
    'No HTTPS link with id %s.',
    'The specified object does not exist (%s).',
  ],
  malformedBody: [
    'The request body cannot be read.',
    'Unexpected end or token in request body.',
    'Unmarshalling failed.',
  ],
  wrongRoot: [
    'Unexpected root element.',
    'The body is not an HttpsLink.',
    'Unmarshalling failed: unknown type.',
  ],
  missingField: ['%s is required.', 'Missing mandatory parameter: %s', 'Value for %s must not be empty.'],
  badValue: ['Invalid value for %s.', '%s: value out of range.', 'The parameter %s is not valid.'],
  noBodyType: [
    'Unsupported Media Type',
    'Content-Type is missing or not supported.',
    'Cannot consume this media type.',
  ],
  notAcceptable: [
    'Not Acceptable',
    'None of the accepted types can be produced.',
    'No acceptable representation.',
  ],
  sslRequired: [
    '%s cannot be false for a join.',
    'SSL is required (%s).',
    'Joining without %s is not supported.',
  ],
  unreachable: [
    'Cannot contact %s.',
    'Connection to %s failed or timed out.',
    'The remote server %s is not available.',
  ],
  self: [
    'Unable to link: %s is already part of the network.',
    'A location cannot be linked with itself (%s).',
    'The remote location %s is this location.',
  ],
  alreadyLinked: [
    'Unable to link: %s is already part of the network.',
    'A link with %s exists.',
    'The location %s is already linked.',
  ],
  removalPending: [
    'The link with %s is pending removal.',
    '%s: removal has not finished, try again after the cleanup task.',
    'Operation not allowed: %s is marked for deletion.',
  ],
  sameNetwork: [
    'Unable to link: %s is already part of the network.',
    'Linking %s would form a loop.',
    'The location %s is in the same subtree.',
  ],
  tooOld: [
    'The version of %s does not support HTTPS networking.',
    '%s must run release 10.0 or later.',
    'Incompatible remote version (%s).',
  ],
  certificateName: [
    'The publisher entered does not match the remote certificate: %s',
    'Certificate subject does not match %s.',
    'SSL host name verification failed for %s.',
  ],
  selfSigned: [
    'The certificate of %s is self-signed.',
    'The certificate chain of %s is not trusted.',
    'SSL handshake with %s failed: self-signed certificate.',
  ],
  remoteSignIn: [
    'Sign-in at %s failed.',
    'Invalid user name or password for %s.',
    'The remote account is not an administrator of %s.',
  ],
  duplicateName: [
    'Display name %s is not unique.',
    'A location named %s exists in the network.',
    'Duplicate display name: %s',
  ],
  duplicateSmtpDomain: [
    'SMTP domain %s is not unique.',
    'SMTP domain %s is in use.',
    'Duplicate SMTP domain: %s',
  ],
  tooManyLinks: [
    '%s has reached its number of links.',
    'Link limit exceeded at %s.',
    'No further links are allowed at %s.',
  ],
  listsOneWay: [
    '%s cannot be disabled.',
    '%s: the option cannot be turned off once on.',
    'Changing %s is not allowed.',
  ],
  notTheRemote: [
    '%s is another location.',
    '%s does not belong to this link.',
    'The remote location at %s differs.',
  ],
  notLinked: [
    'This location is not linked.',
    'No HTTPS links exist.',
    'The location is not part of a network.',
  ],
};

const SYLLABLES = ['NET', 'LINK', 'DATA', 'CUC', 'LOC', 'PARAM', 'OBJ', 'OP', 'SYS', 'REF'];

/** No list of codes is public (facts sheet 1.7), so they are made up anew in each run, in the style of that run. */
function code(seed: number, random: Random): string {
  const style = integer(randomFor(seed, 'codes'), 0, 2);
  const word = (): string => SYLLABLES[integer(random, 0, SYLLABLES.length - 1)] ?? 'ERR';
  const number = integer(random, 1000, 99_999);
  if (style === 0) return String(number);
  return style === 1 ? `${word()}_${word()}_${number % 97}` : `${word().toLowerCase()}.${number}`;
}

/** Status, code and text of a refusal; always the same within a run. */
export function refusalWords(seed: number, { refused, detail }: Refusal): RefusalWords {
  const random = randomFor(seed, `refusal/${refused}`);
  const drawn = pick(random, [400, 400, 400, 403, 500]);
  return {
    status: KNOWN_STATUS[refused] ?? drawn,
    code: code(seed, random),
    message: pick(random, TEXTS[refused]).replace('%s', () => detail),
  };
}
