import { createCupiClient, type CupiClient } from '../../src/cupi/client.ts';
import type { JoinRequest } from '../../src/cupi/httpsLink.ts';
import { secret } from '../../src/http/secret.ts';
import type { SessionOptions } from '../../src/http/session.ts';
import type { Answer } from './rawTlsServer.ts';
import { setUpSignedIn, type Setup } from './transport.ts';

export type Format = 'json' | 'xml';
export const formats = ['json', 'xml'] as const;

/** An id as Unity Connection makes them. */
export const linkId = '6f0a51c2-3d7e-4b19-9a55-0c8e7d214f36';

/** The real client on a session that is signed in already; see {@link setUpSignedIn}. */
export async function setUpClient(
  format: Format,
  answer: Answer,
  options: Partial<SessionOptions> = {},
): Promise<Setup & { readonly client: CupiClient }> {
  const setup = await setUpSignedIn(answer, options);
  return { ...setup, client: createCupiClient({ server: () => 'lab', format, send: setup.session.send }) };
}

export const join: JoinRequest = {
  remoteServer: 'far.example',
  remoteUsername: 'admin',
  remotePassword: secret('pä:ss'),
  acceptSelfSignedCertificates: true,
  acceptCertificateErrors: false,
  enableDirectorySync: true,
  enableVoiceNameSync: false,
};

/** A list of links with these names, and whether it says how many they are. */
export function listOf(format: Format, names: readonly string[], withTotal = true): string {
  const ids = names.map((_, index) => `${linkId.slice(0, -2)}${String(index).padStart(2, '0')}`);
  if (format === 'json') {
    const rows = names.map((DisplayName, index) => ({ ObjectId: ids[index], DisplayName }));
    return JSON.stringify({ ...(withTotal ? { '@total': String(rows.length) } : {}), HttpsLink: rows });
  }
  const rows = names.map(
    (name, index) =>
      `<HttpsLink><ObjectId>${ids[index]}</ObjectId><DisplayName>${name}</DisplayName></HttpsLink>`,
  );
  return `<HttpsLinks${withTotal ? ` total="${names.length}"` : ''}>${rows.join('')}</HttpsLinks>`;
}

export function typeOf(format: Format): string {
  return `Content-Type: application/${format}`;
}
