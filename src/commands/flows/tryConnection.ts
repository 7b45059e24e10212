import * as vscode from 'vscode';
import { connect } from '../../servers/connection.ts';
import type { Trusting } from '../../servers/holdPins.ts';
import type { Profile } from '../../servers/profile.ts';
import { networkSettings } from '../../servers/networkSettings.ts';
import { defaultFormat } from '../../servers/settings.ts';
import { signInOnce } from '../../servers/signInWithStored.ts';
import { testConnection, type TestResult } from '../../servers/testConnection.ts';
import type { Log } from '../../ui/log.ts';
import { withCancellableProgress } from '../../ui/progress.ts';

export interface Trying {
  readonly pins: Trusting;
  readonly log: Log;
}

/** Tries a password that is not stored yet, on a session of its own that is closed afterwards. Sent at most once. */
export async function tryConnection(
  profile: Profile,
  password: string,
  { pins, log }: Trying,
): Promise<TestResult> {
  const connection = await connect({
    profile: () => profile,
    format: profile.format ?? defaultFormat(),
    trust: () => pins.trustFor(profile.origin),
    signIn: signInOnce(profile.user, password),
    log: log.requestsOf(profile),
    network: networkSettings,
  });
  try {
    const title = vscode.l10n.t('Signing in to {0}…', profile.name);
    return await withCancellableProgress(title, (signal) => testConnection(connection.client, signal));
  } finally {
    connection.close();
  }
}
