import * as vscode from 'vscode';
import type { Failure } from '../cupi/failure.ts';
import { secret, type Secret } from '../http/secret.ts';
import type { Change, Changed } from '../links/change.ts';
import type { Done } from '../links/changeEnd.ts';
import type { Server } from '../servers/server.ts';
import { storedPassword } from '../servers/storedPassword.ts';
import { showError } from '../ui/notice.ts';
import { offerAfterFailure } from '../ui/presentFailure.ts';
import { targetServer } from '../ui/pick.ts';
import { runSteps } from '../ui/steps.ts';
import { confirmJoin } from './flows/confirmJoin.ts';
import { presentChanged } from './flows/presentChanged.ts';
import { presentEnd } from './flows/presentEnd.ts';
import { presentOutdated } from './flows/presentOutdated.ts';
import { readFarEnds } from './flows/readFarEnds.ts';
import { isWritable, refuseReadOnly, sendChange } from './flows/sendChange.ts';
import { joinSteps, type JoinDraft } from './flows/joinQuestions.ts';
import { joinRequest, usualOptions } from './flows/joinRequest.ts';
import { listedThere } from './flows/listedThere.ts';
import { planJoin } from './flows/planJoin.ts';
import type { Services } from './services.ts';
import { withLostNote } from '../ui/text/change.ts';
import { linkName } from '../ui/text/visible.ts';

/** Joins a server with a remote one. The two then exchange their directories. */
export async function joinLink(target: unknown, services: Services): Promise<void> {
  const server = await targetServer(target, services.servers, isWritable);
  if (server && !refuseReadOnly(server)) await join(server, emptyDraft, services);
}

/** Answers to begin the questions of a join with. */
type Answers = Pick<JoinDraft, 'remoteServer' | 'takenFrom' | 'options' | 'note'>;

/** The same with answers to begin with, those of an earlier link. */
export async function joinWith(server: Server, answers: Answers, services: Services): Promise<void> {
  if (!refuseReadOnly(server)) await join(server, { ...emptyDraft, ...answers }, services);
}

/** After a refusal the questions can be gone through again, with the answers given. */
async function join(server: Server, start: JoinDraft, services: Services): Promise<void> {
  const draft = await runSteps(start, joinSteps(server, services));
  const planned = draft && (await changeOf(draft, services));
  if (!draft || !planned) return;
  const plan = await planJoin(server, planned, services);
  const options = plan && (await confirmJoin(server, draft, plan, services));
  if (!options) return;
  const title = vscode.l10n.t('Joining {0} with {1}…', server.profile.name, draft.remoteServer);
  const renewed = () => changeOf({ ...draft, options }, services);
  const change = await renewed();
  if (!change) return;
  const end = await sendChange(server, title, change, renewed);
  if (end.kind === 'done') return presentJoined(server, draft, end, services);
  if (end.kind !== 'failed' || !isRefusal(end.failure)) return presentEnd(server, change, end);
  const { id } = server.profile;
  const wanted = await offerAfterFailure(end.failure, id, { own: vscode.l10n.t('Edit Again…'), change });
  const now = services.servers.get(id);
  if (!wanted) return;
  if (!now) return presentOutdated(server.profile.name, 'join');
  // It may have been refused: only a person who types it again sends it again (design.md 4.4).
  if (!refuseReadOnly(now)) await join(now, { ...draft, remotePassword: secret('') }, services);
}

type Join = Extract<Change, { kind: 'join' }>;

/** The join as it is sent, the stored password it may use read for each sending. */
async function changeOf(draft: JoinDraft, services: Services): Promise<Join | undefined> {
  const remotePassword = await passwordOf(draft, services);
  return remotePassword && { kind: 'join', request: joinRequest({ ...draft, remotePassword }) };
}

/** The server has read the request and said no to something in it. */
function isRefusal({ kind }: Failure): boolean {
  return ['refused', 'denied', 'conflict', 'serverError', 'notFound', 'invalidRequest'].includes(kind);
}

async function presentJoined(
  server: Server,
  draft: JoinDraft,
  { changed, lost }: Done,
  services: Services,
): Promise<void> {
  const farEnd = joinedServer(server, draft, changed, services);
  await readFarEnds([farEnd]);
  const name = changed.link ? linkName(changed.link, draft.remoteServer) : draft.remoteServer;
  const joined = vscode.l10n.t('{0}: joined with {1}.', server.profile.name, name);
  const text = [joined, listedThere(server, farEnd, services)].filter(Boolean).join(' ');
  await presentChanged(server, changed.objectId, withLostNote(text, lost), services);
}

/** The typed password, or the stored one of the server whose sign-in is used, as it is now. */
async function passwordOf(draft: JoinDraft, services: Services): Promise<Secret | undefined> {
  if (draft.takenFrom === undefined) return draft.remotePassword;
  const stored = await storedPassword(draft.takenFrom, draft, services);
  if (stored) return stored;
  void showError(
    vscode.l10n.t(
      'The sign-in that was to be used is not stored any more, or its server has been edited meanwhile. Nothing was sent; start the join again.',
    ),
  );
  return undefined;
}

const emptyDraft: JoinDraft = {
  remoteServer: '',
  remoteUsername: '',
  remotePassword: secret(''),
  takenFrom: undefined,
  options: usualOptions,
};

/** The configured server that was joined: the far end of the new link, or the one whose sign-in was used. */
function joinedServer(
  server: Server,
  { takenFrom }: JoinDraft,
  { objectId, link: seen }: Changed,
  { servers }: Services,
): Server | undefined {
  const link = seen ?? server.state.last?.links.find((each) => each.objectId === objectId);
  const found = link && servers.farEnd(server, link);
  return found ?? (takenFrom === undefined ? undefined : servers.get(takenFrom));
}
