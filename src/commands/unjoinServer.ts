import * as vscode from 'vscode';
import { askText } from '../ui/ask.ts';
import { confirm } from '../ui/confirm.ts';
import { showInformation } from '../ui/notice.ts';
import { presentFailure } from '../ui/presentFailure.ts';
import { withViewProgress } from '../ui/progress.ts';
import { targetServer } from '../ui/pick.ts';
import type { Server } from '../servers/server.ts';
import { changeServer, isWritable, refreshEach, refuseReadOnly } from './flows/sendChange.ts';
import { removalConsequences } from './flows/removalConsequences.ts';
import type { Services } from './services.ts';
import { withLostNote } from '../ui/text/change.ts';
import { linkName } from '../ui/text/visible.ts';

/** Takes a server out of its HTTPS network (unjoinself): all its links are marked for removal. */
export async function unjoinServer(target: unknown, { servers }: Services): Promise<void> {
  const server = await targetServer(target, servers, isWritable);
  if (!server || refuseReadOnly(server)) return;
  const { name } = server.profile;
  if (!server.state.last) await withViewProgress((signal) => server.refresh(signal));
  if (server.state.kind === 'failed') return presentFailure(server.state.failure, server.profile.id);
  if (!(await typeName(name)) || !(await confirmUnjoin(server))) return;
  const ends = (server.state.last?.links ?? []).map((link) => servers.farEnd(server, link));
  const title = vscode.l10n.t('Taking {0} out of its HTTPS network…', name);
  const end = await changeServer(server, title, { kind: 'unjoinSelf' });
  if (!end) return;
  refreshEach(ends);
  const gone = server.state.kind === 'ready' && server.state.last.links.length === 0;
  const text = gone
    ? vscode.l10n.t('{0}: all its HTTPS links have been removed.', name)
    : vscode.l10n.t(
        '{0}: all its HTTPS links are marked for removal. They disappear after the nightly cleanup task.',
        name,
      );
  void showInformation(withLostNote(text, end.lost));
}

async function typeName(name: string): Promise<boolean> {
  const title = vscode.l10n.t('Unjoin {0} from Its HTTPS Network', name);
  const answer = await askText(
    { title, step: 1, totalSteps: 1 },
    {
      prompt: vscode.l10n.t('Type the name of the server, “{0}”, to go on.', name),
      validate: (text) =>
        text.trim() === name.trim() ? undefined : vscode.l10n.t('This is not the name of the server.'),
    },
  );
  return answer.kind === 'value';
}

function confirmUnjoin({ profile, state }: Server): Promise<boolean> {
  const links = (state.last?.links ?? []).filter(({ deleted }) => !deleted);
  const names = links.map((link) => linkName(link, link.objectId)).join(', ');
  const question = vscode.l10n.t('Unjoin {0} from its HTTPS network?', profile.name);
  const detail = [
    vscode.l10n.t('All its links are marked for removal: {0}.', names || '–'),
    removalConsequences(),
  ].join('\n\n');
  return confirm(question, detail, vscode.l10n.t('Unjoin Server'));
}
