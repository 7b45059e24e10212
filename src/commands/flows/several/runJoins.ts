import * as vscode from 'vscode';
import type { Failure } from '../../../cupi/failure.ts';
import { systemClock } from '../../../http/clock.ts';
import { awaitSync } from '../../../links/awaitSync.ts';
import { joinSeries, type JoinedBefore, type SeriesEnd, type SeriesStep } from '../../../links/joinSeries.ts';
import type { Server } from '../../../servers/server.ts';
import { withLongProgress } from '../../../ui/progress.ts';
import type { Services } from '../../services.ts';
import { readFarEnds } from '../readFarEnds.ts';
import { joinChange } from './joinChange.ts';
import type { SeriesItem } from './plannedJoins.ts';

/** Joins servers with a hub in the order given, as one batch in the journal, then reads those that were joined, each once. */
export async function runJoins(
  hub: Server,
  items: readonly SeriesItem[],
  batch: string,
  services: Services,
): Promise<readonly SeriesEnd[]> {
  const title =
    items.length === 1
      ? vscode.l10n.t('Joining 1 server with {0}…', hub.profile.name)
      : vscode.l10n.t('Joining {0} servers with {1}…', items.length, hub.profile.name);
  // It may be edited while the series waits.
  const looks: Promise<void>[] = [];
  const hubNow = () => sameServer(hub, services);
  const ends = await withLongProgress(title, (signal, tell) =>
    joinSeries(items, {
      join: async (item, stop) => {
        const before = joinedBefore(hubNow(), item, services);
        if (before) return before;
        const change = 'objectId' in item ? undefined : await joinChange(item, services);
        if (!change) return { kind: 'failed', failure: noSignIn(item.server) };
        const again = 'again' in item ? item.again : undefined;
        const onLost = () => tell(lostWords(item.server));
        const end = await hubNow().change(change, { signal: stop, again, onLost, batch });
        // The others may wait for hours: its row need not.
        if (end.kind === 'done') looks.push(readFarEnds([item.server]));
        return end;
      },
      awaitSync: async ({ options }, objectId, stop) => {
        if (!options.directorySync) return undefined;
        const read = async () => (await (await hubNow().client()).view(objectId, stop)).link;
        return awaitSync({ read, clock: systemClock, signal: stop });
      },
      onStep: (step, index) => tell(stepWords(step, index, items)),
      signal,
    }),
  );
  for (const { end, sync } of ends) {
    if (end.kind === 'fault') services.log.fault('joinSeveral', end.error);
    if (sync?.kind === 'fault') services.log.fault('joinSeveral', sync.error);
  }
  await Promise.all(looks);
  return ends;
}

/** The same server as it is configured now; one that is another by now takes no change any more, and says so. */
function sameServer(server: Server, { servers }: Services): Server {
  const now = servers.get(server.profile.id);
  return now?.profile.origin === server.profile.origin && now.profile.user === server.profile.user
    ? now
    : server;
}

/** What was joined before is told by its link. Another one may have been joined by somebody else while it waited. */
function joinedBefore(hub: Server, item: SeriesItem, { servers }: Services): JoinedBefore | undefined {
  if ('objectId' in item) return { kind: 'joinedBefore', objectId: item.objectId };
  const links = hub.state.last?.links ?? [];
  const { id } = item.server.profile;
  const link = links.find((each) => !each.deleted && servers.farEnd(hub, each)?.profile.id === id);
  return link && { kind: 'joinedBefore', objectId: link.objectId };
}

function lostWords({ profile }: Server): string {
  return vscode.l10n.t(
    '{0}: the answer was lost. Looking for up to two minutes whether it was joined; to cancel stops the looking and begins no other join.',
    profile.name,
  );
}

function noSignIn({ profile }: Server): Failure {
  return { kind: 'signInNeeded', refused: false, server: profile.name, operation: 'join', sent: false };
}

function stepWords(step: SeriesStep, index: number, items: readonly SeriesItem[]): string {
  const name = items[index]?.server.profile.name ?? '';
  return step === 'joining'
    ? vscode.l10n.t('{0} of {1}: {2}', index + 1, items.length, name)
    : vscode.l10n.t(
        '{0} of {1} joined; waiting for the first directory synchronization of {2} to end, looked at every 15 s',
        index + 1,
        items.length,
        name,
      );
}
