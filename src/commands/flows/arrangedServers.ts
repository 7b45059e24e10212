import * as vscode from 'vscode';
import type { Server } from '../../servers/server.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { askMany } from '../../ui/ask.ts';
import { sayNobody } from '../../ui/pick.ts';
import { selectedOf, serverOf } from '../../ui/target.ts';
import { withoutIcons } from '../../ui/text/visible.ts';
import { refuseSandbox } from './refuseSandbox.ts';

/**
 * The configured servers an arranging command is called on, else those a person ticks among the `eligible`. Empty: they
 * changed their mind, or have been told why there is nothing to do.
 */
export async function arrangedServers(
  title: string,
  target: unknown,
  selected: unknown,
  servers: ServerList,
  eligible: (server: Server) => boolean = () => true,
): Promise<readonly Server[]> {
  const chosen = [...new Set(selectedOf(target, selected, (row) => serverOf(row, servers)))];
  const [first] = chosen;
  if (!first) return tickServers(title, servers, eligible);
  const stored = chosen.filter(({ profile }) => !profile.sandbox);
  if (stored.length === 0) refuseSandbox(first.profile);
  return stored;
}

async function tickServers(
  title: string,
  servers: ServerList,
  eligible: (server: Server) => boolean,
): Promise<readonly Server[]> {
  const items = servers.all
    .filter((server) => !server.profile.sandbox && eligible(server))
    .map((server) => ({ ...serverRow(server), server }));
  if (items.length === 0) {
    void sayNobody(servers);
    return [];
  }
  const place = { title, step: 1, totalSteps: 1 };
  const answer = await askMany(place, vscode.l10n.t('Tick the servers'), items, []);
  return answer.kind === 'value' ? answer.value.map(({ server }) => server) : [];
}

/** A server in a list to choose from: its name, and what tells it from another. */
export function serverRow({ profile }: Server): vscode.QuickPickItem {
  const host = new URL(profile.origin).host;
  const words = [host, ...(profile.folder === undefined ? [] : [profile.folder])].join(' · ');
  return { label: withoutIcons(profile.name), description: withoutIcons(words) };
}

export function idsOf(servers: readonly Server[]): ReadonlySet<string> {
  return new Set(servers.map(({ profile }) => profile.id));
}
