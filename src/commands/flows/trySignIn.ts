import type { JoinRequest } from '../../cupi/httpsLink.ts';
import type { PlannedJoin } from '../../links/plan/plannedJoin.ts';
import { connect } from '../../servers/connection.ts';
import { failureOf } from '../../servers/failureOf.ts';
import { networkSettings } from '../../servers/networkSettings.ts';
import type { Profile } from '../../servers/profile.ts';
import { defaultFormat } from '../../servers/settings.ts';
import { signInOnce, signInWithStored } from '../../servers/signInWithStored.ts';
import type { Services } from '../services.ts';

/**
 * Tries the sign-in of a join on the configured server it is for, once, on a session of its own. Only where its
 * certificate is trusted already; what cannot be tried says nothing.
 */
export async function trySignIn(
  profile: Profile,
  { remoteUsername, remotePassword }: Pick<JoinRequest, 'remoteUsername' | 'remotePassword'>,
  { pins, passwords, lock, log }: Pick<Services, 'pins' | 'passwords' | 'lock' | 'log'>,
  signal: AbortSignal,
): Promise<PlannedJoin['signIn']> {
  const record = await passwords.get(profile).catch(() => undefined);
  const isStored = record?.user === remoteUsername && record.password.reveal() === remotePassword.reveal();
  if (isStored && record.refused) return 'refused';
  const connection = await connect({
    profile: () => profile,
    format: profile.format ?? defaultFormat(),
    trust: () => pins.trustFor(profile.origin),
    // A refusal of a stored one is remembered, and those of a shared sign-in take turns (design.md 4.4).
    signIn: isStored
      ? signInWithStored(profile, passwords, lock)
      : signInOnce(remoteUsername, remotePassword.reveal()),
    log: log.requestsOf(profile),
    network: networkSettings,
  });
  try {
    await connection.client.version(signal);
    return 'accepted';
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    const isRefused =
      failure.kind === 'signInRefused' || (failure.kind === 'signInNeeded' && failure.refused);
    return isRefused ? 'refused' : undefined;
  } finally {
    connection.close();
  }
}
