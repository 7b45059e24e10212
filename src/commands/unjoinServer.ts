import * as vscode from 'vscode';
import { askText } from '../ui/ask.ts';
import { showInformation } from '../ui/notice.ts';
import { presentFailure } from '../ui/presentFailure.ts';
import { withViewProgress } from '../ui/progress.ts';
import { targetServer } from '../ui/pick.ts';
import { removalSteps } from '../links/removalSteps.ts';
import { linkBackOf } from '../servers/linkBack.ts';
import type { Server } from '../servers/server.ts';
import { changeServer, isWritable, refuseReadOnly } from './flows/sendChange.ts';
import { confirmPlan } from './flows/confirmPlan.ts';
import { presentChanged } from './flows/presentChanged.ts';
import { planFor } from './flows/planFor.ts';
import { unjoinQuestion } from './flows/unjoinQuestion.ts';
import { readFarEnds } from './flows/readFarEnds.ts';
import type { Services } from './services.ts';
import { withLostNote } from '../ui/text/change.ts';
import { leavingSentence } from '../ui/text/removal.ts';
import { serverStateWords } from '../ui/text/serverState.ts';
import { linkName } from '../ui/text/visible.ts';

/** Takes a server out of its HTTPS network (unjoinself): all its links are marked for removal. */
export async function unjoinServer(target: unknown, services: Services): Promise<void> {
  const { servers } = services;
  const server = await targetServer(target, servers, isWritable);
  if (!server || refuseReadOnly(server)) return;
  // What is confirmed are the links as they are, not as they were when the tree was last read.
  await withViewProgress((signal) => server.refresh(signal));
  if (server.state.kind === 'failed') return presentFailure(server.state.failure, server.profile.id);
  if (!hasLinks(server)) return sayNothingToUnjoin(server);
  if (!(await typeName(server.profile.name))) return;
  const links = server.state.last?.links ?? [];
  const ends = links.map((link) => servers.farEnd(server, link));
  const standing = links.filter(({ deleted }) => !deleted);
  const change = { kind: 'unjoinSelf', named: standing.map(({ objectId }) => objectId) } as const;
  const plan = planFor(server, change, services);
  if (!(await confirmPlan(unjoinQuestion(plan, ends), services))) return;
  const { name } = plan.server;
  const title = vscode.l10n.t('Taking {0} out of its HTTPS network…', name);
  const end = await changeServer(server, title, change);
  if (!end) return;
  await readFarEnds(ends);
  const gone = server.state.kind === 'ready' && server.state.last.links.length === 0;
  const text = gone
    ? vscode.l10n.t('{0}: all its HTTPS links have been removed.', name)
    : vscode.l10n.t(
        '{0}: all its HTTPS links are marked for removal. They disappear after the nightly cleanup task (22:00 by default).',
        name,
      );
  const backs = links.map((link, index) => ({
    name: ends[index]?.profile.name ?? linkName(link, link.objectId),
    back: linkBackOf(server, ends[index], servers),
  }));
  const rest = leavingSentence(removalSteps(backs));
  await presentChanged(server, undefined, withLostNote(`${text} ${rest}`, end.lost), services);
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
