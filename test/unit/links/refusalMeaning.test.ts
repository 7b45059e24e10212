import assert from 'node:assert/strict';
import type { Failure, Operation } from '../../../src/cupi/failure.ts';
import { toFailure } from '../../../src/cupi/toFailure.ts';
import { refusalMeaning, type RefusalMeaning } from '../../../src/links/refusalMeaning.ts';
import { refusalWords } from '../../../src/sandbox/http/refusalWords.ts';
import { refuse, type Refusal, type RefusalKind } from '../../../src/sandbox/world/refusal.ts';

type ChangeOperation = Extract<Operation, 'join' | 'update' | 'unjoin' | 'unjoinSelf'>;

/** A change answered with this. */
function answered(operation: Operation, status: number, message: string, code = ''): Promise<Failure> {
  const text = JSON.stringify({ errors: { code, message } });
  return toFailure(
    {
      status,
      contentType: 'application/json',
      text,
      unreadable: undefined,
      endedByClose: false,
      location: undefined,
      date: undefined,
      retryAfterMs: undefined,
    },
    { server: 'lab', operation },
  );
}

const link = '6f0a51c2-3d7e-4b19-9a55-0c8e7d214f36';
const host = 'cuc-lab-01.sandbox.example';

/** Every refusal of the sandbox: by which change it can be had, with which detail, and what it means. */
const refusals: Record<RefusalKind, readonly [ChangeOperation, Refusal, RefusalMeaning]> = {
  noSuchLink: ['update', refuse('noSuchLink', link), 'noSuchLink'],
  malformedBody: ['join', refuse('malformedBody'), 'unreadRequest'],
  wrongRoot: ['join', refuse('wrongRoot'), 'unreadRequest'],
  missingField: ['join', refuse('missingField', 'RemotePassword'), 'missingField'],
  badValue: ['update', refuse('badValue', 'RemoteServer'), 'badValue'],
  noBodyType: ['join', refuse('noBodyType'), 'unreadRequest'],
  notAcceptable: ['join', refuse('notAcceptable'), 'unreadRequest'],
  sslRequired: ['join', refuse('sslRequired', 'UseSSL'), 'useSslFalse'],
  unreachable: ['join', refuse('unreachable', host), 'remoteUnreachable'],
  self: ['join', refuse('self', 'CUC-HUB'), 'alreadyInNetwork'],
  alreadyLinked: ['join', refuse('alreadyLinked', 'CUC-LON-02 (R&D)'), 'alreadyInNetwork'],
  removalPending: ['update', refuse('removalPending', 'CUC-LON-01'), 'pendingRemoval'],
  sameNetwork: ['join', refuse('sameNetwork', 'CUC-MAD-01'), 'alreadyInNetwork'],
  tooOld: ['join', refuse('tooOld', 'CUC-OLD-01'), 'tooOld'],
  certificateName: ['join', refuse('certificateName', host), 'certificateName'],
  selfSigned: ['join', refuse('selfSigned', host), 'selfSigned'],
  remoteSignIn: ['join', refuse('remoteSignIn', host), 'remoteSignIn'],
  duplicateName: ['join', refuse('duplicateName', 'CUC-MIL-01'), 'nameClash'],
  duplicateSmtpDomain: ['join', refuse('duplicateSmtpDomain', 'lab1.voicemail.example'), 'smtpDomainClash'],
  tooManyLinks: ['join', refuse('tooManyLinks', 'CUC-HUB'), 'tooManyLinks'],
  listsOneWay: ['update', refuse('listsOneWay', 'SyncDistributionLists'), 'listsOneWay'],
  notTheRemote: ['update', refuse('notTheRemote', host), 'otherLocation'],
  notLinked: ['unjoinSelf', refuse('notLinked'), 'notLinked'],
};

/** Words that Cisco's guides give (facts sheet 3.8), and those that Java servers usually find for the same. */
const wordings: readonly (readonly [ChangeOperation, string, RefusalMeaning])[] = [
  [
    'join',
    'Unable to link to this remote location, location is already part of the network.',
    'alreadyInNetwork',
  ],
  ['join', 'The publisher entered does not match the remote certificate.', 'certificateName'],
  ['join', 'Display Name of the remote location is not unique', 'nameClash'],
  ['join', 'SMTP Domain Name is already used by another location', 'smtpDomainClash'],
  ['join', 'java.security.cert.CertificateException: No name matching cuc2.example found', 'certificateName'],
  ['join', 'PKIX path building failed: unable to find valid certification path', 'selfSigned'],
  ['join', 'Received fatal alert: certificate_expired', 'certificate'],
  ['join', 'java.net.ConnectException: Connection refused', 'remoteUnreachable'],
  ['join', 'java.net.UnknownHostException: cuc2.example', 'remoteUnreachable'],
  ['join', 'connect timed out', 'remoteUnreachable'],
  ['join', 'No route to host', 'remoteUnreachable'],
  ['join', 'Invalid username or password', 'remoteSignIn'],
  ['join', 'The remote user lacks the role System Administrator', 'remoteSignIn'],
  ['join', 'RemoteUsername does not have the System Administrator role', 'remoteSignIn'],
  ['join', 'The remote administrator lacks the role that this needs', 'remoteSignIn'],
  ['join', 'Access denied by the remote server', 'remoteSignIn'],
  ['join', 'User account is already locked', 'remoteSignIn'],
  ['join', 'RemoteUserName is required', 'missingField'],
  ['join', 'RemotePassword is missing', 'missingField'],
  ['join', 'The two locations are already linked', 'alreadyInNetwork'],
  ['join', 'The remote location is already in another network', 'alreadyInNetwork'],
  ['join', 'A role with this privilege is required', 'notPermitted'],
  ['update', 'Missing mandatory parameter: SyncDistributionLists', 'missingField'],
  ['unjoin', 'The link is already marked for deletion', 'pendingRemoval'],
];

describe('links: what a refusal most likely means', () => {
  it('is told of every refusal of the sandbox, whatever words a seed gives it', async () => {
    for (const [operation, refused, meaning] of Object.values(refusals)) {
      const texts = new Set<string>();
      for (let seed = 1; seed <= 60; seed += 1) {
        const { status, code, message } = refusalWords(seed, refused);
        texts.add(message);
        assert.equal(refusalMeaning(await answered(operation, status, message, code)), meaning, message);
      }
      assert.equal(texts.size, 3, `all wordings of ${refused.refused}`);
    }
  });

  for (const [operation, message, meaning] of wordings) {
    it(`“${message}”: ${meaning}`, async () => {
      assert.equal(refusalMeaning(await answered(operation, 400, message)), meaning);
      assert.equal(refusalMeaning(await answered(operation, 500, message.toUpperCase(), 'E_1')), meaning);
    });
  }

  it('goes by the status where the words tell nothing', async () => {
    const told = async (operation: Operation, status: number) =>
      refusalMeaning(await answered(operation, status, 'Sorry'));
    assert.equal(await told('unjoin', 403), 'notPermitted');
    assert.equal(await told('update', 404), 'noSuchLink');
    assert.equal(await told('join', 404), 'noSuchCall');
    assert.equal(await told('join', 405), 'noSuchCall');
    assert.equal(await told('join', 415), 'unreadRequest');
    assert.equal(await told('join', 400), undefined);
    assert.equal(await told('join', 500), undefined);
  });

  for (const message of [
    'The service itself has failed',
    'The operation is already in progress',
    'Please contact your system administrator',
    'SQL error: missing index',
  ])
    it(`“${message}”: nothing can be told`, async () => {
      assert.equal(refusalMeaning(await answered('join', 400, message)), undefined);
    });

  it('never goes by a code: none is documented', async () => {
    assert.equal(refusalMeaning(await answered('join', 400, 'Sorry', 'SELF_SIGNED_CERTIFICATE')), undefined);
  });

  it('is told of no reading, of nothing that was not sent, and of no busy server', async () => {
    const message = 'The certificate is self-signed';
    assert.equal(refusalMeaning(await answered('join', 400, message)), 'selfSigned');
    for (const operation of ['list', 'view', 'version', 'locations'] as const)
      assert.equal(refusalMeaning(await answered(operation, 400, message)), undefined);
    assert.equal(refusalMeaning(await answered('join', 503, message)), undefined);
    assert.equal(refusalMeaning({ ...(await answered('join', 400, message)), sent: false }), undefined);
    assert.equal(
      refusalMeaning({ server: 'lab', operation: 'join', sent: true, kind: 'cancelled' }),
      undefined,
    );
  });
});
