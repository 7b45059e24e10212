import * as vscode from 'vscode';
import type { MutedServers } from '../servers/mutedServers.ts';
import type { ServerList } from '../servers/serverList.ts';
import type { ToldTroubles } from '../servers/toldTroubles.ts';
import { setContext } from '../ui/contextKeys.ts';
import type { Log } from '../ui/log.ts';
import { linkOf } from '../ui/target.ts';
import { recoveredSentence } from '../ui/text/attention.ts';
import { healthWord } from '../ui/text/health.ts';
import { linkName } from '../ui/text/visible.ts';
import { keepAttentionMarks } from './attentionMarks.ts';
import { tellTurned } from './tellTurned.ts';
import { watchTurns } from './watchTurns.ts';

export interface AttentionServices {
  readonly servers: ServerList;
  readonly view: { badge?: vscode.ViewBadge | undefined };
  readonly told: ToldTroubles;
  readonly muted: MutedServers;
  readonly log: Pick<Log, 'note' | 'fault'>;
}

/** Shows what needs attention, and tells of what turns so while the background watch is on. */
export function keepAttention({ servers, view, told, muted, log }: AttentionServices): vscode.Disposable {
  const fault = (error: unknown) => log.fault('attention', error);
  setContext(
    'notificationsMuted',
    servers.all.some(({ profile }) => muted.has(profile.id)),
  );
  return vscode.Disposable.from(
    keepAttentionMarks(servers, view),
    watchTurns(servers, {
      told,
      muted,
      fault,
      tell: (turned) => {
        tellTurned(turned, servers, muted).catch(fault);
      },
      recovered: ({ profile, state }, linkKey) => {
        const found = linkOf({ serverId: profile.id, linkKey }, servers);
        if (!found) return;
        const { link, key } = found;
        log.note(
          recoveredSentence(profile.name, linkName(link, key), healthWord(link, state.last?.serverNow)),
        );
      },
    }),
  );
}
