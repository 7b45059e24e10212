import * as vscode from 'vscode';
import type { JoinRequest } from '../../cupi/httpsLink.ts';
import { parseOrigin } from '../../http/origin.ts';
import type { Probe } from '../../http/certificate.ts';
import { hasHost } from '../../links/farEnd.ts';
import type { Check } from '../../links/plan/check.ts';
import type { PlannedJoin } from '../../links/plan/plannedJoin.ts';
import { failureOf } from '../../servers/failureOf.ts';
import { knownServer } from '../../servers/knownServer.ts';
import { probeServer } from '../../servers/probeServer.ts';
import type { Server } from '../../servers/server.ts';
import { isInTheWorldOf, surveyFor } from '../../servers/survey.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import { visible } from '../../ui/text/visible.ts';
import type { Services } from '../services.ts';
import { trySignIn } from './trySignIn.ts';

/** Looks at both ends of a join before it is sent. `undefined`: somebody did not want to wait. */
export function checksBeforeJoin(
  server: Server,
  request: JoinRequest,
  services: Services,
): Promise<readonly Check[] | undefined> {
  const title = vscode.l10n.t('Checking {0} and {1}…', server.profile.name, visible(request.remoteServer));
  return withCancellableProgress(title, async (signal) => {
    const remote = configuredAt(request.remoteServer, server, services);
    const [survey, probe, signIn] = await Promise.all([
      surveyFor(server, remote, services.servers.all, signal),
      lookAt(request.remoteServer, remote, signal),
      remote && trySignIn(remote.profile, request, services, signal),
    ]);
    const { checkJoin } = await import('../../links/plan/checkJoin.ts');
    const join: PlannedJoin = { ...survey, request, probe, signIn };
    return signal.aborted ? undefined : checkJoin(join);
  });
}

/** The configured server that RemoteServer stands for. */
function configuredAt(host: string, here: Server, { servers }: Services): Server | undefined {
  const found = servers.all.filter(
    (other) => other !== here && isInTheWorldOf(here, other) && hasHost(knownServer(other), host),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Nothing but a handshake; a host that cannot be reached from this machine may be reached from the server. */
async function lookAt(
  host: string,
  remote: Server | undefined,
  signal: AbortSignal,
): Promise<Probe | undefined> {
  const place = remote?.profile ?? placeOf(host);
  if (!place) return undefined;
  try {
    return await probeServer(place, signal);
  } catch (error) {
    if (!failureOf(error)) throw error;
    return undefined;
  }
}

/** `undefined` for what is no host after all. */
function placeOf(host: string): Parameters<typeof probeServer>[0] | undefined {
  const parsed = parseOrigin(host);
  return parsed.ok ? { origin: parsed.origin, proxy: 'auto' } : undefined;
}
