import * as vscode from 'vscode';
import { askText } from '../ui/ask.ts';
import { confirm } from '../ui/confirm.ts';
import { showInformation } from '../ui/notice.ts';
import { presentFailure } from '../ui/presentFailure.ts';
import { withViewProgress } from '../ui/progress.ts';
import { targetServer } from '../ui/pick.ts';
import type { Server } from '../servers/server.ts';
import { changeServer, isWritable, refreshEach, refuseReadOnly } from './flows/sendChange.ts';
import { readOnlyNote } from './flows/readOnlyNote.ts';
import { removalConsequences } from './flows/removalConsequences.ts';
import type { Services } from './services.ts';
import { withLostNote } from '../ui/text/change.ts';
import { serverStateWords } from '../ui/text/serverState.ts';
import { linkName } from '../ui/text/visible.ts';

/** Takes a server out of its HTTPS network (unjoinself): all its links are marked for removal. */
export async function unjoinServer(target: unknown, { servers }: Services): Promise<void> {
  const server = await targetServer(target, servers, isWritable);
  if (!server || refuseReadOnly(server)) return;
  const { name } = server.profile;
  if (!hasLinks(server)) await withViewProgress((signal) => server.refresh(signal));
  if (server.state.kind === 'failed') return presentFailure(server.state.failure, server.profile.id);
  if (!hasLinks(server)) return sayNothingToUnjoin(server);
  if (!(await typeName(name))) return;
  const ends = (server.state.last?.links ?? []).map((link) => servers.farEnd(server, link));
  if (!(await confirmUnjoin(server, ends))) return;
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

function hasLinks({ state }: Server): boolean {
  return state.last !== undefined && state.last.links.length > 0;
}

/** Nobody is made to type a name for what cannot follow. */
async function sayNothingToUnjoin(server: Server): Promise<void> {
  const { id, name } = server.profile;
  if (server.state.kind !== 'signedOut') {
    const words = server.state.last ? vscode.l10n.t('it has no HTTPS links') : serverStateWords(server);
    void showInformation(`${name}: ${words}`);
    return;
  }
  const signIn = vscode.l10n.t('Sign In…');
  const text = `${name}: ${serverStateWords(server)}`;
  const chosen = await showInformation(text, signIn);
  if (chosen === signIn) await vscode.commands.executeCommand('cucLinks.signIn', id);
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

function confirmUnjoin(
  { profile, state }: Server,
  farEnds: readonly (Server | undefined)[],
): Promise<boolean> {
  const links = (state.last?.links ?? []).filter(({ deleted }) => !deleted);
  const names = links.map((link) => linkName(link, link.objectId)).join(', ');
  const question = vscode.l10n.t('Unjoin {0} from its HTTPS network?', profile.name);
  const detail = [
    vscode.l10n.t('All its links are marked for removal: {0}.', names || '–'),
    ...readOnlyNote(farEnds),
    removalConsequences(),
  ].join('\n\n');
  return confirm(question, detail, vscode.l10n.t('Unjoin Server'));
}
