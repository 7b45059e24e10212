import * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';
import { setContext } from '../ui/contextKeys.ts';
import { showInformation } from '../ui/notice.ts';
import { serverOf } from '../ui/target.ts';
import { serverStateWords } from '../ui/text/serverState.ts';
import { withoutIcons } from '../ui/text/visible.ts';
import type { Services } from './services.ts';

/** Takes back “Don’t Show Again for This Server”: for the only one it was said of, else for those a person picks. */
export async function showNotificationsAgain(
  target: unknown,
  { servers, muted }: Pick<Services, 'servers' | 'muted'>,
): Promise<void> {
  const quiet = () => servers.all.filter(({ profile }) => muted.has(profile.id));
  const given = serverOf(target, servers);
  const candidates = given ? [given] : quiet();
  if (candidates.length === 0) {
    void showInformation(
      vscode.l10n.t('There is no server whose notifications were switched off with “Don’t Show Again”.'),
    );
    return;
  }
  const chosen = candidates.length === 1 ? candidates : await pick(candidates);
  if (!chosen || chosen.length === 0) return;
  for (const { profile } of chosen) await muted.unmute(profile.id);
  setContext('notificationsMuted', quiet().length > 0);
  void showInformation(
    vscode.l10n.t(
      'Notifications are shown again for: {0}.',
      chosen.map(({ profile }) => profile.name).join(', '),
    ),
  );
}

async function pick(servers: readonly Server[]): Promise<readonly Server[] | undefined> {
  const items = servers.map((server) => ({
    label: withoutIcons(server.profile.name),
    description: withoutIcons(serverStateWords(server)),
    server,
  }));
  const placeHolder = vscode.l10n.t('Show notifications again for…');
  const picked = await vscode.window.showQuickPick(items, { placeHolder, canPickMany: true });
  return picked?.map(({ server }) => server);
}
