import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate and key that the `openssl` program has made, in PEM. */
export interface OpensslCertificate {
  readonly cert: string;
  readonly key: string;
  /** As `openssl` prints it: upper-case hex pairs joined by colons. */
  readonly sha256: string;
}

export interface OpensslRequest {
  readonly commonName: string;
  /** Subject alternative names; none for an authority. */
  readonly names?: readonly string[];
  readonly authority?: boolean;
  /** Signs it; by default it signs itself. */
  readonly issuer?: OpensslCertificate;
  readonly keyType?: 'ec' | 'rsa';
  readonly validFrom?: Date;
  readonly validTo?: Date;
}

const day = 24 * 3_600_000;

/** Has `openssl` make a certificate; valid from yesterday until tomorrow unless told otherwise. */
export async function opensslCertificate(request: OpensslRequest): Promise<OpensslCertificate> {
  const folder = await mkdtemp(join(tmpdir(), 'cuc-links-openssl-'));
  try {
    return await make(folder, request);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether `openssl s_client` gets through a handshake with these options. */
export async function opensslConnects(origin: string, ...options: string[]): Promise<boolean> {
  const running = run('openssl', ['s_client', '-connect', new URL(origin).host, ...options]);
  running.child.stdin?.end();
  return running.then(
    () => true,
    () => false,
  );
}

async function make(folder: string, request: OpensslRequest): Promise<OpensslCertificate> {
  const { issuer, validFrom = new Date(Date.now() - day), validTo = new Date(Date.now() + day) } = request;
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  await Promise.all([
    writeFile(join(folder, 'ca.conf'), configuration(request)),
    writeFile(join(folder, 'index.txt'), ''),
    openssl('genpkey', ...keyOptions[request.keyType ?? 'ec'], '-out', 'key.pem'),
  ]);
  await openssl(
    'req',
    '-new',
    '-key',
    'key.pem',
    '-subj',
    `/CN=${request.commonName}`,
    '-out',
    'request.pem',
  );
  if (issuer) {
    await writeFile(join(folder, 'issuer.pem'), issuer.cert);
    await writeFile(join(folder, 'issuerKey.pem'), issuer.key);
  }
  const signer = issuer
    ? ['-cert', 'issuer.pem', '-keyfile', 'issuerKey.pem']
    : ['-selfsign', '-keyfile', 'key.pem'];
  const dates = ['-startdate', asn1Time(validFrom), '-enddate', asn1Time(validTo)];
  const files = ['-in', 'request.pem', '-out', 'cert.pem'];
  await openssl('ca', '-batch', '-notext', '-config', 'ca.conf', ...signer, ...dates, ...files);
  const { stdout } = await openssl('x509', '-in', 'cert.pem', '-noout', '-fingerprint', '-sha256');
  return {
    cert: await readFile(join(folder, 'cert.pem'), 'utf8'),
    key: await readFile(join(folder, 'key.pem'), 'utf8'),
    sha256: stdout.trim().replace(/^.*=/, ''),
  };
}

const keyOptions = {
  ec: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
};

/** `openssl ca`, not `x509`: only it takes any two dates, whatever the version of OpenSSL. */
function configuration({ names = [], authority = false }: OpensslRequest): string {
  const list = names.map((name) => `${isIP(name) === 0 ? 'DNS' : 'IP'}:${name}`).join(',');
  return `[ca]
default_ca = this
[this]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = anything
x509_extensions = extensions
[anything]
commonName = supplied
[extensions]
basicConstraints = critical,CA:${authority ? 'TRUE' : 'FALSE'}
keyUsage = critical,${authority ? 'keyCertSign,cRLSign' : 'digitalSignature,keyEncipherment'}
${list === '' ? '' : `subjectAltName = ${list}`}
`;
}

/** `YYYYMMDDHHMMSSZ`. */
function asn1Time(date: Date): string {
  return `${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
}
