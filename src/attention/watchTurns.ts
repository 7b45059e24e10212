import * as vscode from 'vscode';
import { systemClock, type Clock } from '../http/clock.ts';
import { turnsOf, type Seen, type Trouble } from '../links/turns.ts';
import { followServers, type FollowedServers } from '../servers/followServers.ts';
import type { MutedServers } from '../servers/mutedServers.ts';
import type { Server } from '../servers/server.ts';
import type { Snapshot } from '../servers/serverState.ts';
import { watchIntervalMs } from '../servers/settings.ts';
import type { ToldTroubles } from '../servers/toldTroubles.ts';
import { onceForMany } from '../ui/onceForMany.ts';

type Watched = Pick<Server, 'profile' | 'state'>;

/** A link that has turned. */
export interface Turned {
  readonly serverId: string;
  readonly linkKey: string;
  readonly trouble: Trouble;
}

export interface WatchServices {
  readonly told: ToldTroubles;
  readonly muted: Pick<MutedServers, 'has'>;
  /** Takes links that have turned failing or alert: once for all that do at about the same time. */
  readonly tell: (turned: readonly Turned[]) => void;
  /** Takes a link that is no longer in trouble. */
  readonly recovered: (server: Watched, linkKey: string) => void;
  /** Takes a fault of our own. */
  readonly fault: (error: unknown) => void;
}

/** Readings that begin together end within seconds of each other. */
const gatherMs = 3_000;

/**
 * While the background watch is on: compares each reading, by whomever it was asked for, with the one before. Also those
 * of a visible view: of two windows, either may be the first to see a link turn.
 */
export function watchTurns(
  servers: FollowedServers<Watched>,
  { told, muted, tell, recovered, fault }: WatchServices,
  clock: Clock = systemClock,
): vscode.Disposable {
  const known = new Map<string, { readonly last: Snapshot; readonly seen: Seen }>();
  let gathered: Turned[] = [];

  const flush = () => {
    const all = watchIntervalMs() === undefined ? [] : gathered;
    gathered = [];
    // What nobody wants to hear of any more, or what is gone, may have become so meanwhile.
    const wanted = all.filter(({ serverId }) => !muted.has(serverId) && known.has(serverId));
    if (wanted.length > 0) tell(wanted);
  };
  const soon = onceForMany(flush, gatherMs, clock);
  const gather = async (turned: Turned) => {
    if (muted.has(turned.serverId) || !(await told.take(turned.serverId, turned.linkKey))) return;
    gathered.push(turned);
    soon.ask();
  };
  const note = (server: Watched) => {
    const { last } = server.state;
    const serverId = server.profile.id;
    const before = known.get(serverId);
    // A failed reading, and what is read beside the list, leave the list as it was.
    if (!last || last === before?.last || watchIntervalMs() === undefined) return;
    const turns = turnsOf(before?.seen, last.links, last.serverNow);
    known.set(serverId, { last, seen: turns.seen });
    for (const key of turns.clear) told.clear(serverId, key).catch(fault);
    for (const { key } of turns.recovered) recovered(server, key);
    for (const { key: linkKey, trouble } of turns.turned) gather({ serverId, linkKey, trouble }).catch(fault);
  };
  const following = followServers(servers, known, {
    changed: note,
    gone(serverId) {
      const seen = known.get(serverId)?.seen;
      known.delete(serverId);
      for (const key of seen?.keys() ?? []) told.clear(serverId, key).catch(fault);
    },
  });
  const start = () => {
    // What was seen before it was switched off is too long ago to compare with.
    known.clear();
    for (const server of servers.all) note(server);
  };
  start();
  return vscode.Disposable.from(
    following,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('cucLinks.backgroundWatch')) start();
    }),
    soon,
  );
}
