import * as vscode from 'vscode';
import type { Server } from '../../servers/server.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { askMany } from '../../ui/ask.ts';
import { showInformation } from '../../ui/notice.ts';
import { sayNobody } from '../../ui/pick.ts';
import { selectedServers } from '../../ui/target.ts';
import { serverStateWords } from '../../ui/text/serverState.ts';
import { withoutIcons } from '../../ui/text/visible.ts';
import { refuseSandbox } from './refuseSandbox.ts';

export interface ServersAsked {
  readonly title: string;
  readonly placeholder: string;
  readonly eligible?: (server: Server) => boolean;
}

/**
 * The servers that rows stand for; without rows, those that a person ticks, all at first. Empty when they change their
 * mind, or where there is none, which is said: a row that has none is never taken for all the others.
 */
export async function targetServers(
  target: unknown,
  selected: unknown,
  servers: ServerList,
  { title, placeholder, eligible = () => true }: ServersAsked,
): Promise<readonly Server[]> {
  const given = selectedServers(target, selected, servers);
  if (given) return eligibleOf(given, eligible);
  const [only, ...more] = servers.all.filter(eligible);
  if (!only) {
    await sayNobody(servers);
    return [];
  }
  if (more.length === 0) return [only];
  const items = [only, ...more].map((server) => ({
    label: withoutIcons(server.profile.name),
    description: new URL(server.profile.origin).host,
    detail: withoutIcons(serverStateWords(server)),
    server,
  }));
  const answer = await askMany({ title, step: 1, totalSteps: 1 }, placeholder, items, items);
  return answer.kind === 'value' ? answer.value.map(({ server }) => server) : [];
}

function eligibleOf(given: readonly Server[], eligible: (server: Server) => boolean): readonly Server[] {
  const chosen = given.filter(eligible);
  const [first] = given;
  if (!first) void showInformation(vscode.l10n.t('There is no server in this folder.'));
  else if (chosen.length === 0) refuseSandbox(first.profile);
  return chosen;
}
