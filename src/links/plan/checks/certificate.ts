import type { Distrust } from '../../../http/certificate.ts';
import type { CertificateProblem, Check } from '../check.ts';
import type { PlannedJoin } from '../plannedJoin.ts';

/**
 * What the remote server's certificate looks like from this machine, and which option the join needs for it (facts sheet
 * 2.2, 3.8). The server being changed judges by its own list of trusted authorities, which may be longer or shorter.
 */
export function checkCertificate({ probe, request }: PlannedJoin): readonly Check[] {
  if (!probe) return [{ verdict: 'notKnown', seen: { kind: 'certificateUnseen' }, source: '2.2' }];
  const problem = probe.distrust && problemOf(probe.distrust);
  // AcceptCertificateErrors takes any certificate, AcceptSelfSignedCertificates the self-signed ones only.
  const covered = !problem || request[problem.option] || request.acceptCertificateErrors;
  return [
    { verdict: covered ? 'ok' : 'warning', seen: { kind: 'certificate', problem, covered }, source: '2.2' },
  ];
}

function problemOf({ reason }: Distrust): CertificateProblem {
  switch (reason) {
    case 'selfSigned':
      return { reason, option: 'acceptSelfSignedCertificates' };
    case 'incompleteChain':
      return { reason: 'unknownIssuer', option: 'acceptCertificateErrors' };
    default:
      return { reason, option: 'acceptCertificateErrors' };
  }
}
