import assert from 'node:assert/strict';
import type { Failure } from '../../src/cupi/failure.ts';
import type { Certificate, Distrust } from '../../src/http/certificate.ts';
import type { Phase } from '../../src/http/failure.ts';
import type { TlsReason } from '../../src/http/tlsFailure.ts';
import { certificateText } from '../../src/ui/text/certificate.ts';
import { failureSentence } from '../../src/ui/text/failure.ts';
import { nextStep } from '../../src/ui/text/nextStep.ts';

const call = { server: 'Denver', operation: 'list', sent: false } as const;
const hour = 3_600_000;

function certificate(different: Partial<Certificate> = {}): Certificate {
  return {
    sha256: 'AA',
    subject: 'CN=denver.example',
    issuer: 'CN=Issuing\u202e CA',
    names: ['denver.example', '10.0.0.1'],
    validFrom: new Date(Date.now() - hour),
    validTo: new Date(Date.now() + hour),
    selfSigned: false,
    ...different,
  };
}

function untrusted(reason: Distrust['reason'], different?: Partial<Certificate>): Failure {
  return {
    ...call,
    kind: 'untrusted',
    certificate: certificate(different),
    distrust: { reason, code: 'CODE' },
  };
}
const unreachable = (phase: Phase, code: string): Failure => ({ ...call, kind: 'unreachable', phase, code });
const late = (phase: Phase): Failure => ({ ...call, kind: 'timeout', phase, afterMs: 8_000 });
const proxyAsks = (code: string): Failure => ({
  ...call,
  kind: 'proxy',
  name: 'proxy:3128',
  source: { kind: 'server' },
  trouble: 'authentication',
  code,
  status: 407,
});
const tls = (reason: TlsReason): Failure => ({ ...call, kind: 'tlsFailed', reason, code: 'CODE' });

/** Failures by what their sentence must say, code included. */
const said: readonly (readonly [RegExp, Failure])[] = [
  [/proxy proxy:3128 asks for a user name and password \(407\)/, proxyAsks('STATUS')],
  [/proxy proxy:3128 refused the user name and password for it \(407\)/, proxyAsks('SIGN_IN_REFUSED')],
  [/host name was not found \(ENOTFOUND\)/, unreachable('dns', 'ENOTFOUND')],
  [/name service could not look up the host name \(EAI_AGAIN\)/, unreachable('dns', 'EAI_AGAIN')],
  [/Nothing listens on that host and port \(ECONNREFUSED\)/, unreachable('tcp', 'ECONNREFUSED')],
  [/cannot be reached \(ENETUNREACH\)/, unreachable('tcp', 'ENETUNREACH')],
  [/name service did not answer within 8 s/, late('dns')],
  [/No connection could be made within 8 s/, late('tcp')],
  [/took the connection but made no TLS connection within 8 s/, late('tls')],
  [/did not answer within 8 s/, late('headers')],
  [/is not a TLS service \(CODE\)/, tls('notTls')],
  [/no TLS version or cipher in common \(CODE\)/, tls('noAgreement')],
  [/demands a client certificate, and none can be sent \(CODE\)/, tls('clientCertificate')],
  [/cannot use the server’s certificate \(CODE\)/, tls('certificate')],
  [/could not agree on a TLS connection \(CODE\)/, tls('other')],
  [/it is self-signed/, untrusted('selfSigned')],
  [/issuer is not known to this machine/, untrusted('unknownIssuer')],
  [
    /came alone and its issuer “CN=Issuing\[U\+202E\] CA” .* lack an intermediate/,
    untrusted('incompleteChain'),
  ],
  [/it expired on .*\d:\d/, untrusted('expired', { validTo: new Date(Date.now() - hour) })],
  [
    /valid only from .*this machine’s clock says .*\d/,
    untrusted('notYetValid', { validFrom: new Date(Date.now() + hour) }),
  ],
  [/made out to denver\.example, 10\.0\.0\.1/, untrusted('wrongName')],
];

describe('what is said of a connection that fails', () => {
  for (const [words, failure] of said) {
    it(`“${words.source}”, with a next step`, () => {
      assert.match(failureSentence(failure), words);
      assert.match(nextStep(failure), /^[A-Z].*\.$/);
    });
  }

  it('marks an expired certificate where it is shown in full', () => {
    const expired = certificate({ validTo: new Date(Date.now() - hour) });
    assert.match(certificateText(expired), /Valid: .* \(expired\)$/);
    assert.doesNotMatch(certificateText(certificate()), /expired/);
  });
});
