// The order of these three imports matters; see metadataShim.ts.
import './beforeX509.ts';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import './afterX509.ts';
import { KeyObject, webcrypto, X509Certificate } from 'node:crypto';

/** A server's key and its self-signed certificate, both PEM. */
export interface ServerCertificate {
  readonly key: string;
  readonly certificate: string;
  /** SHA-256 of the DER, upper-case hex pairs joined by colons. */
  readonly sha256: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY = 24 * 60 * 60_000;
const FIVE_YEARS = 5 * 365 * DAY;

/**
 * Makes a self-signed certificate as a fresh installation has one: common name and alternative name are `name`,
 * five years valid. `localhost` and `127.0.0.1` are added so that a client that trusts it can check the name.
 * @param now real time in ms; the certificate is valid from a day before
 */
export async function makeCertificate(name: string, now: number): Promise<ServerCertificate> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}, OU=Simulated, O=Sandbox`,
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(now - DAY),
    notAfter: new Date(now + FIVE_YEARS),
    extensions: [
      new BasicConstraintsExtension(false),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: name },
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
      ]),
    ],
  });
  const pem = certificate.toString('pem');
  return {
    key: KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pem,
    sha256: new X509Certificate(pem).fingerprint256,
  };
}
