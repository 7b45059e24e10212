import { createHash, type X509Certificate } from 'node:crypto';
import type { Certificate, Validity } from './certificate.ts';

/** What a person is told of a certificate. May throw when it is none that can be read. */
export function describeCertificate(x509: X509Certificate): Certificate {
  return {
    sha256: sha256Of(x509.raw),
    subject: oneLine(x509.subject),
    issuer: oneLine(x509.issuer),
    names: alternativeNames(x509.subjectAltName),
    ...validity(x509),
    selfSigned: x509.subject === x509.issuer && isSignedByItself(x509),
  };
}

/** May throw as {@link describeCertificate} does. */
export function validity({ validFrom, validTo }: X509Certificate): Validity {
  return { validFrom: new Date(validFrom), validTo: new Date(validTo) };
}

/** Upper-case hex pairs joined by colons. */
function sha256Of(der: Buffer): string {
  const digest = createHash('sha256').update(der).digest('hex').toUpperCase();
  return digest.match(/../g)?.join(':') ?? '';
}

/** Node types these as strings, but an empty name is `undefined`. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

/** Some TLS libraries throw for a kind of key they do not know (vscode-platform 1.1). */
function isSignedByItself(certificate: X509Certificate): boolean {
  try {
    return certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
}

/** Takes `DNS:a, IP Address:10.0.0.1` apart; Node quotes a name that holds a comma as a JSON string. */
function alternativeNames(text: string | undefined): string[] {
  const entries = (text ?? '').matchAll(/(?:^|, )[A-Za-z ]+:("(?:[^"\\]|\\.)*"|[^,]*)/g);
  return [...entries].map((entry) => unquoted(entry[1] ?? ''));
}

function unquoted(name: string): string {
  if (!name.startsWith('"')) return name;
  try {
    const value: unknown = JSON.parse(name);
    return typeof value === 'string' ? value : name;
  } catch {
    return name;
  }
}
