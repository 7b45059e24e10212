import type { Probe } from '../http/certificate.ts';
import { networkSettings } from './networkSettings.ts';
import type { Profile } from './profile.ts';
import { reachOf } from './reach.ts';

/** Looks at the certificate a server presents now: the handshake only, no HTTP. Rejects with a TransportError. */
export async function probeServer(
  profile: Pick<Profile, 'origin' | 'proxy'>,
  signal: AbortSignal,
): Promise<Probe> {
  const net = await import('../net.ts');
  return net.probeCertificate(profile.origin, { signal, ...(await reachOf(profile, networkSettings)) });
}
