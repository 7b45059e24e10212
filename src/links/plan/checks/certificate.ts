import { isIP } from 'node:net';
import type { Certificate, Distrust } from '../../../http/certificate.ts';
import { sameHost, sameNetworkName } from '../../sameNetworkName.ts';
import type { CertificateProblem, Check } from '../check.ts';
import type { PlannedJoin } from '../plannedJoin.ts';

/**
 * What the remote server's certificate looks like from this machine, and which option the join needs for it (facts sheet
 * 2.2, 3.8). The server being changed judges by its own list of trusted authorities, which may be longer or shorter.
 */
export function checkCertificate({ probe, request }: PlannedJoin): readonly Check[] {
  if (!probe) return [{ verdict: 'notKnown', seen: { kind: 'certificateUnseen' }, source: '2.2' }];
  const problems = [...nameProblem(probe.certificate, request.remoteServer), ...chainProblem(probe.distrust)];
  if (problems.length === 0)
    return [
      { verdict: 'ok', seen: { kind: 'certificate', problem: undefined, covered: true }, source: '2.2' },
    ];
  return problems.map((problem) => {
    // AcceptCertificateErrors takes any certificate, AcceptSelfSignedCertificates the self-signed ones only.
    const covered = request[problem.option] || request.acceptCertificateErrors;
    return {
      verdict: covered ? 'ok' : 'warning',
      seen: { kind: 'certificate', problem, covered },
      source: '2.2',
    };
  });
}

/** By what RemoteServer says: the certificate may have been looked at under another name. */
function nameProblem(certificate: Certificate, remoteServer: string): readonly CertificateProblem[] {
  const names = [...certificate.names, commonName(certificate.subject)];
  return names.some((name) => isFor(name, remoteServer.trim()))
    ? []
    : [{ reason: 'wrongName', option: 'acceptCertificateErrors' }];
}

function commonName(subject: string): string {
  return /(?:^|, )CN=([^,]*)/.exec(subject)?.[1] ?? '';
}

/** An asterisk stands for one label, and never for a part of an address. */
function isFor(name: string, host: string): boolean {
  if (!name.startsWith('*.')) return sameHost(name, host);
  return isIP(host) === 0 && sameNetworkName(name.slice(2), host.slice(host.indexOf('.') + 1));
}

function chainProblem(distrust: Distrust | undefined): readonly CertificateProblem[] {
  if (!distrust) return [];
  switch (distrust.reason) {
    case 'wrongName':
      return [];
    case 'selfSigned':
      return [{ reason: 'selfSigned', option: 'acceptSelfSignedCertificates' }];
    case 'incompleteChain':
      return [{ reason: 'unknownIssuer', option: 'acceptCertificateErrors' }];
    default:
      return [{ reason: distrust.reason, option: 'acceptCertificateErrors' }];
  }
}
