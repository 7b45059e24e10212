import type { Site } from '../../support/programs/nginx.ts';
import { opensslCertificate, type OpensslCertificate } from '../../support/programs/openssl.ts';

export interface PresentedSite extends Site {
  readonly certificate: OpensslCertificate;
}

const hour = 3_600_000;

export type SiteName = keyof Awaited<ReturnType<typeof certificateSites>>['sites'];

/**
 * TLS servers that do the same and differ in what they present, made by `openssl`; `root` is where the chains end, in PEM.
 */
export async function certificateSites(directives: string) {
  const [root, otherRoot] = await Promise.all([
    opensslCertificate({ commonName: 'Root', authority: true }),
    opensslCertificate({ commonName: 'Other Root', authority: true }),
  ]);
  const issuer = await opensslCertificate({ commonName: 'Intermediate', authority: true, issuer: root });
  const about = { commonName: 'unity', names: ['127.0.0.1', 'localhost'], issuer };
  const [good, rsa, expired, notYetValid, wrongName, replaced, otherwiseSigned, selfSigned] =
    await Promise.all([
      opensslCertificate(about),
      opensslCertificate({ ...about, keyType: 'rsa' }),
      opensslCertificate({ ...about, validTo: new Date(Date.now() - hour) }),
      opensslCertificate({ ...about, validFrom: new Date(Date.now() + hour) }),
      opensslCertificate({ ...about, names: ['unity.example', '192.0.2.1'] }),
      opensslCertificate(about),
      opensslCertificate({ ...about, issuer: otherRoot }),
      opensslCertificate({ commonName: about.commonName, names: about.names }),
    ]);
  const chain = (certificate: OpensslCertificate, more = ''): PresentedSite => ({
    certificate,
    intermediates: issuer.cert,
    directives: `${more} ${directives}`,
  });
  const alone = (certificate: OpensslCertificate): PresentedSite => ({ certificate, directives });
  const sites = {
    complete: chain(good),
    rsa: chain(rsa),
    tls12: chain(good, 'ssl_protocols TLSv1.2;'),
    // Without the lower security level OpenSSL would not speak TLS 1.1 at all.
    tls11: chain(good, 'ssl_protocols TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0;'),
    noIntermediate: alone(good),
    otherRoot: { ...alone(otherwiseSigned), intermediates: otherRoot.cert },
    selfSigned: alone(selfSigned),
    expired: chain(expired),
    notYetValid: chain(notYetValid),
    wrongName: chain(wrongName),
    clientCertificate: chain(good, 'ssl_verify_client on; ssl_client_certificate complete.pem;'),
    replaced: chain(replaced),
  };
  return { root: root.cert, sites };
}
