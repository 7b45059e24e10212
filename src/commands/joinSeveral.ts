import * as vscode from 'vscode';
import { mayRunAgain } from '../links/tally.ts';
import { joinedLink, type SeriesEnd } from '../links/joinSeries.ts';
import type { Server } from '../servers/server.ts';
import { withViewProgress } from '../ui/progress.ts';
import { beginBatch, endBatch } from '../servers/joinBatches.ts';
import { targetServer } from '../ui/pick.ts';
import { syncLines, type NamedEnd } from '../ui/text/several.ts';
import { withoutIcons } from '../ui/text/visible.ts';
import { joinSubject } from '../ui/text/severalWords.ts';
import { askJoins } from './flows/several/askJoins.ts';
import { confirmJoins } from './flows/several/confirmJoins.ts';
import { newestLeft, type Left } from './flows/several/interrupted.ts';
import { listedThere } from './flows/listedThere.ts';
import { planJoins } from './flows/several/planJoins.ts';
import type { JoinedItem, JoinItem, SeriesItem } from './flows/several/plannedJoins.ts';
import { presentSeveral } from './flows/several/presentSeveral.ts';
import { runJoins } from './flows/several/runJoins.ts';
import { isWritable, refuseReadOnly } from './flows/sendChange.ts';
import type { Services } from './services.ts';

/** Joins configured servers with one hub, one after the other, or goes on with joins that were interrupted. */
export async function joinSeveral(target: unknown, services: Services): Promise<void> {
  const hub = await targetServer(target, services.servers, isWritable);
  if (!hub || refuseReadOnly(hub)) return;
  if (!hub.state.last) await withViewProgress((signal) => hub.refresh(signal));
  const left = await newestLeft(services, hub);
  const wanted = left && (await askResume(hub, left));
  if (left && !wanted) return;
  if (left && wanted === 'resume') return joinAll(hub, left.items, services, left);
  if (left) await endBatch(left.id, services.journal);
  const items = await askJoins(hub, services);
  if (items) await joinAll(hub, items, services);
}

async function askResume(hub: Server, { items }: Left): Promise<'resume' | 'anew' | undefined> {
  const names = items.map(({ server }) => server.profile.name).join(', ');
  const rows = [
    {
      label: vscode.l10n.t('Resume the interrupted join…'),
      detail: vscode.l10n.t('{0} left: {1}', items.length, withoutIcons(names)),
      wanted: 'resume' as const,
    },
    {
      label: vscode.l10n.t('Join other servers…'),
      detail: vscode.l10n.t('The interrupted join is then not offered again.'),
      wanted: 'anew' as const,
    },
  ];
  const title = vscode.l10n.t('Join Several Servers with {0}', hub.profile.name);
  return (await vscode.window.showQuickPick(rows, { title, ignoreFocusOut: true }))?.wanted;
}

/**
 * Looks, asks, joins and tells how it ended; goes on with those that are left for as long as that is wanted. What was
 * joined before an interruption may still be at its first synchronization.
 */
async function joinAll(
  given: Server,
  first: readonly JoinItem[],
  services: Services,
  interrupted?: Left,
): Promise<void> {
  let items = first;
  let joined = interrupted?.joined ?? [];
  while (items.length > 0) {
    const hub = asConfiguredNow(given, services);
    const planned = await planJoins(hub, items, services);
    const confirmed = planned && (await confirmJoins(hub, planned, joined, services));
    if (!confirmed) return;
    const series: readonly SeriesItem[] = [...joined, ...confirmed];
    const joins = series.map(({ server, options }) => ({ server: server.profile.id, options }));
    // A window that ends before this is told leaves it for the next one.
    const batch = await beginBatch({ hub: hub.profile.id, joins }, services.journal);
    if (interrupted) await endBatch(interrupted.id, services.journal);
    const ends = await runJoins(hub, series, batch, services);
    const results = series.map((item, index) => resultOf(hub, item, ends[index], services));
    const left = results.flatMap((result) => leftAgain(result, services));
    if (left.length === 0) await endBatch(batch, services.journal);
    const subject = joinSubject(confirmed.length, hub.profile.name);
    const isWanted = await presentJoins(subject, results, services);
    if (left.length > 0) await endBatch(batch, services.journal);
    if (!isWanted) return;
    items = left;
    // The next join is not begun before the first synchronization of the last one has ended.
    joined = results.flatMap(joinedStill);
  }
}

/** It may have been edited meanwhile. One that has left the list says so itself. */
function asConfiguredNow(server: Server, { servers }: Services): Server {
  return servers.get(server.profile.id) ?? server;
}

interface Result {
  readonly item: SeriesItem;
  readonly name: string;
  readonly end: SeriesEnd;
  /** `undefined` of one that was joined before. */
  readonly told: NamedEnd | undefined;
}

const notBegun: SeriesEnd = { end: { kind: 'notBegun' }, sync: undefined };

function resultOf(
  hub: Server,
  item: SeriesItem,
  seriesEnd: SeriesEnd | undefined,
  services: Services,
): Result {
  const { end, sync } = seriesEnd ?? notBegun;
  const rest = end.kind === 'done' ? listedThere(hub, item.server, services) : undefined;
  const { name } = item.server.profile;
  const told: NamedEnd | undefined =
    end.kind === 'joinedBefore' || 'objectId' in item
      ? undefined
      : { server: hub.profile.name, name, kind: 'join', end, sync, rest };
  return { item, name, end: { end, sync }, told };
}

/** What was certainly not carried out, as it is to be planned anew. */
function leftAgain({ item, told }: Result, services: Services): readonly JoinItem[] {
  if (!told || !mayRunAgain(told.end)) return [];
  const { server, options } = item;
  return [
    {
      server: asConfiguredNow(server, services),
      options,
      again: told.end.kind === 'notCarriedOut' ? told.end : undefined,
    },
  ];
}

/** What is joined, and whose first synchronization is not known to have ended. */
function joinedStill({ item: { server, options }, end: { end, sync } }: Result): readonly JoinedItem[] {
  const objectId = joinedLink(end);
  if (objectId === undefined || !sync || sync.kind === 'inStep' || sync.kind === 'gone') return [];
  return [{ server, options, objectId }];
}

function presentJoins(subject: string, results: readonly Result[], services: Services): Promise<boolean> {
  const before = results.filter(({ told }) => !told);
  const leftOut = before.map(({ name, end }) =>
    [vscode.l10n.t('{0} (joined already)', name), ...syncLines(end.sync)].join(' '),
  );
  const ends = results.flatMap(({ told }) => told ?? []);
  return presentSeveral({ subject, ends, leftOut, again: vscode.l10n.t('Join the Rest…') }, services);
}
