import type { JoinRequest } from '../../cupi/httpsLink.ts';
import type { PlannedJoin } from '../../links/plan/plannedJoin.ts';
import { connect } from '../../servers/connection.ts';
import { failureOf } from '../../servers/failureOf.ts';
import { networkSettings } from '../../servers/networkSettings.ts';
import type { Profile } from '../../servers/profile.ts';
import { defaultFormat } from '../../servers/settings.ts';
import { signInOnce } from '../../servers/signInWithStored.ts';
import type { Services } from '../services.ts';

/**
 * Tries the sign-in of a join on the configured server it is for, once, on a session of its own. Only where its
 * certificate is trusted already; what cannot be tried says nothing.
 */
export async function trySignIn(
  profile: Profile,
  { remoteUsername, remotePassword }: Pick<JoinRequest, 'remoteUsername' | 'remotePassword'>,
  { pins, log }: Pick<Services, 'pins' | 'log'>,
  signal: AbortSignal,
): Promise<PlannedJoin['signIn']> {
  const connection = await connect({
    profile,
    format: profile.format ?? defaultFormat(),
    trust: () => pins.trustFor(profile.origin),
    signIn: signInOnce(remoteUsername, remotePassword.reveal()),
    log: log.requestsOf(profile),
    network: networkSettings,
  });
  try {
    await connection.client.version(signal);
    return 'accepted';
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return failure.kind === 'signInRefused' ? 'refused' : undefined;
  } finally {
    connection.close();
  }
}
