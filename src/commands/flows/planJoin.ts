import * as vscode from 'vscode';
import { parseOrigin } from '../../http/origin.ts';
import type { Probe } from '../../http/certificate.ts';
import type { Change } from '../../links/change.ts';
import { hasHost } from '../../links/farEnd.ts';
import { afterJoins } from '../../links/plan/afterJoins.ts';
import { planOf, type Plan } from '../../links/plan/plan.ts';
import type { Surveyed } from '../../links/plan/survey.ts';
import { failureOf } from '../../servers/failureOf.ts';
import { knownServer } from '../../servers/knownServer.ts';
import { plannedServer } from '../../servers/plannedServer.ts';
import { probeServer } from '../../servers/probeServer.ts';
import type { Server } from '../../servers/server.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { isInTheWorldOf, surveyFor } from '../../servers/survey.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import { visible } from '../../ui/text/visible.ts';
import type { Services } from '../services.ts';
import { trySignIn } from './trySignIn.ts';

/** What is needed to plan a join. */
type Planning = Pick<Services, 'pins' | 'passwords' | 'lock' | 'log'> & {
  readonly servers: Pick<ServerList, 'all'>;
};

/** Looks at both ends of a join and plans it. `undefined`: somebody did not want to wait. */
export function planJoin(
  server: Server,
  change: Extract<Change, { kind: 'join' }>,
  services: Planning,
): Promise<Plan | undefined> {
  const { request } = change;
  const title = vscode.l10n.t('Checking {0} and {1}…', server.profile.name, visible(request.remoteServer));
  return withCancellableProgress(title, async (signal) => {
    const { plan } = await planJoinAfter([], server, change, services, signal);
    return signal.aborted ? undefined : plan;
  });
}

/** The same for a join that comes after others of the same server, and what is known of its far end. */
export async function planJoinAfter(
  joined: readonly Surveyed[],
  server: Server,
  change: Extract<Change, { kind: 'join' }>,
  services: Planning,
  signal: AbortSignal,
): Promise<{ readonly plan: Plan; readonly there: Surveyed | undefined }> {
  const { request } = change;
  const remote = configuredAt(request.remoteServer, server, services);
  const [now, probe, signIn] = await Promise.all([
    surveyFor(server, remote, services.servers.all, signal),
    lookAt(request.remoteServer, remote, signal),
    remote && trySignIn(remote.profile, request, services, signal),
  ]);
  const survey = afterJoins(now, joined);
  const { checkJoin } = await import('../../links/plan/checkJoin.ts');
  const checks = checkJoin({ ...survey, request, probe, signIn });
  const plan = planOf({ server: plannedServer(server), change, survey, checks });
  return { plan, there: now.there };
}

/** The configured server that RemoteServer stands for. */
function configuredAt(host: string, here: Server, { servers }: Planning): Server | undefined {
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
