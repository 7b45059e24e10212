import { createHash, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
// Before x509: imports are evaluated in this order.
import { removeStandIns } from './reflectStandIns.ts';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate and its key in PEM, and the fingerprint a person would compare. */
export interface MadeCertificate {
  readonly key: string;
  readonly cert: string;
  /** Upper-case hex pairs joined by colons. */
  readonly sha256: string;
}

export interface CertificateOptions {
  readonly names?: readonly string[];
  readonly validFrom?: Date;
  readonly validTo?: Date;
  /** Signs it; by default it signs itself. */
  readonly issuer?: Issuer;
}

/** A certificate that may sign others. */
export interface Issuer extends MadeCertificate {
  readonly name: string;
  readonly keys: webcrypto.CryptoKeyPair;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const hour = 3_600_000;
cryptoProvider.set(webcrypto);
removeStandIns();

/** A server certificate; for 127.0.0.1 and localhost from an hour ago until tomorrow unless told otherwise. */
export async function makeCertificate(options: CertificateOptions = {}): Promise<MadeCertificate> {
  const { names = ['127.0.0.1', 'localhost'], issuer } = options;
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const subject = `CN=${names[0] ?? 'nameless'}`;
  const made = await X509CertificateGenerator.create({
    serialNumber: serial(),
    subject,
    issuer: issuer ? issuer.name : subject,
    notBefore: options.validFrom ?? new Date(Date.now() - hour),
    notAfter: options.validTo ?? new Date(Date.now() + 24 * hour),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: (issuer ? issuer.keys : keys).privateKey,
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
    ],
  });
  return pem(made.toString('pem'), Buffer.from(made.rawData), keys);
}

/** A root of one's own, or an intermediate that `issuer` signs. */
export async function makeIssuer(commonName = 'Test Root', issuer?: Issuer): Promise<Issuer> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const name = `CN=${commonName}`;
  const made = await X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: name,
    issuer: issuer ? issuer.name : name,
    notBefore: new Date(Date.now() - hour),
    notAfter: new Date(Date.now() + 24 * hour),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: (issuer ? issuer.keys : keys).privateKey,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return { ...(await pem(made.toString('pem'), Buffer.from(made.rawData), keys)), name, keys };
}

async function pem(cert: string, der: Buffer, keys: webcrypto.CryptoKeyPair): Promise<MadeCertificate> {
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const lines = pkcs8.match(/.{1,64}/g) ?? [];
  const digest = createHash('sha256').update(der).digest('hex').toUpperCase();
  return {
    key: ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n'),
    cert,
    sha256: (digest.match(/../g) ?? []).join(':'),
  };
}

/** 8 random bytes that make a positive number. */
function serial(): string {
  return `01${Buffer.from(webcrypto.getRandomValues(new Uint8Array(8))).toString('hex')}`;
}
