import * as vscode from 'vscode';
import type { Profile } from '../servers/profile.ts';
import { testConnection as test, type TestResult } from '../servers/testConnection.ts';
import { showInformation } from '../ui/notice.ts';
import { presentFailure } from '../ui/presentFailure.ts';
import { targetServer } from '../ui/pick.ts';
import { withCancellableProgress } from '../ui/progress.ts';
import { linkCount } from '../ui/text/linkCount.ts';
import { visible } from '../ui/text/visible.ts';
import type { Services } from './services.ts';

/** Signs in anew with the stored password and says what was found; the list stays in view meanwhile. */
export async function testConnection(target: unknown, { servers }: Services): Promise<void> {
  const server = await targetServer(target, servers);
  if (!server) return;
  const { profile } = server;
  const title = vscode.l10n.t('Testing the connection to {0}…', profile.name);
  server.signInAnew();
  const tested = withCancellableProgress(title, async (signal) => test(await server.client(), signal));
  const result = await tested.finally(() => void server.refresh());
  if (result.kind === 'failed') await presentFailure(result.failure, profile.id);
  else void showInformation(resultText(profile, result));
}

function resultText({ name, user }: Profile, result: Exclude<TestResult, { kind: 'failed' }>): string {
  if (result.kind === 'tooOld') {
    return vscode.l10n.t(
      '{0} answers, but runs release {1}: HTTPS networking needs 10.0 or later.',
      name,
      visible(result.version),
    );
  }
  const version = visible(result.version ?? vscode.l10n.t('unknown'));
  return vscode.l10n.t(
    '{0}: signed in as {1}. Release {2}, {3}.',
    name,
    user,
    version,
    linkCount(result.links),
  );
}
