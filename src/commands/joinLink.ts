import * as vscode from 'vscode';
import type { Failure } from '../cupi/failure.ts';
import type { JoinRequest } from '../cupi/httpsLink.ts';
import { secret, type Secret } from '../http/secret.ts';
import type { Change } from '../links/change.ts';
import type { Done } from '../links/changeEnd.ts';
import type { Server } from '../servers/server.ts';
import { showError, showInformation } from '../ui/notice.ts';
import { offerAfterFailure, presentFailure } from '../ui/presentFailure.ts';
import { targetServer } from '../ui/pick.ts';
import { runSteps } from '../ui/steps.ts';
import { checksBeforeJoin } from './flows/checksBeforeJoin.ts';
import { confirmJoin } from './flows/confirmJoin.ts';
import { presentEnd } from './flows/presentEnd.ts';
import { isWritable, refreshEach, refuseReadOnly, sendChange } from './flows/sendChange.ts';
import { joinSteps, type JoinDraft } from './flows/joinQuestions.ts';
import type { Services } from './services.ts';
import { withLostNote } from '../ui/text/change.ts';
import { linkName } from '../ui/text/visible.ts';

/** Joins a server with a remote one. The two then exchange their directories. */
export async function joinLink(target: unknown, services: Services): Promise<void> {
  const server = await targetServer(target, services.servers, isWritable);
  if (server && !refuseReadOnly(server)) await join(server, emptyDraft, services);
}

/** After a refusal the questions can be gone through again, with the answers given. */
async function join(server: Server, start: JoinDraft, services: Services): Promise<void> {
  const draft = await runSteps(start, joinSteps(server, services));
  const planned = draft && (await changeOf(draft, services));
  if (!draft || !planned) return;
  const checks = await checksBeforeJoin(server, planned.request, services);
  const options = checks && (await confirmJoin(server, draft, checks, services));
  if (!options) return;
  const title = vscode.l10n.t('Joining {0} with {1}…', server.profile.name, draft.remoteServer);
  const renewed = () => changeOf({ ...draft, options }, services);
  const change = await renewed();
  if (!change) return;
  const end = await sendChange(server, title, change, renewed);
  if (end.kind === 'done') return presentJoined(server, draft, end, services);
  if (end.kind !== 'failed' || !isRefusal(end.failure)) return presentEnd(server, change, end);
  const { id } = server.profile;
  const wanted = await offerAfterFailure(end.failure, id, vscode.l10n.t('Edit Again…'));
  const now = services.servers.get(id);
  if (!wanted) return;
  if (!now)
    return presentFailure(
      { kind: 'outdated', server: server.profile.name, operation: 'join', sent: false },
      undefined,
    );
  // It may have been refused: only a person who types it again sends it again (design.md 4.4).
  if (!refuseReadOnly(now)) await join(now, { ...draft, remotePassword: secret('') }, services);
}

type Join = Extract<Change, { kind: 'join' }>;

/** The join as it is sent, the stored password it may use read for each sending. */
async function changeOf(draft: JoinDraft, services: Services): Promise<Join | undefined> {
  const remotePassword = await passwordOf(draft, services);
  return remotePassword && { kind: 'join', request: requestOf({ ...draft, remotePassword }) };
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
  refreshFarEnd(server, draft, services);
  const name = changed.link ? linkName(changed.link, draft.remoteServer) : draft.remoteServer;
  const open = vscode.l10n.t('Open Link Details');
  const text = withLostNote(vscode.l10n.t('{0}: joined with {1}.', server.profile.name, name), lost);
  const chosen = await showInformation(text, open);
  if (chosen === open && changed.objectId !== undefined)
    services.details.open(server.profile.id, changed.objectId);
}

/** The typed password, or the stored one of the server whose sign-in is used, as it is now. */
async function passwordOf(
  { takenFrom, remotePassword }: JoinDraft,
  { servers, passwords }: Services,
): Promise<Secret | undefined> {
  if (takenFrom === undefined) return remotePassword;
  const other = servers.get(takenFrom);
  const mayBe = other && !other.profile.readOnly;
  const record = mayBe && (await passwords.get(other.profile).catch(() => undefined));
  if (record && !record.refused) return record.password;
  void showError(
    vscode.l10n.t(
      'The sign-in that was to be used is not stored any more, or its server is marked read-only. Nothing was sent; start the join again.',
    ),
  );
  return undefined;
}

const emptyDraft: JoinDraft = {
  remoteServer: '',
  remoteUsername: '',
  remotePassword: secret(''),
  takenFrom: undefined,
  // Cisco's admin page has both tasks ticked (facts sheet 2.2); for certificates the strict values come first.
  options: { acceptSelfSigned: false, acceptErrors: false, directorySync: true, voiceNameSync: true },
};

function requestOf({ remoteServer, remoteUsername, remotePassword, options }: JoinDraft): JoinRequest {
  return {
    remoteServer: remoteServer.trim(),
    remoteUsername: remoteUsername.trim(),
    remotePassword,
    acceptSelfSignedCertificates: options.acceptSelfSigned,
    acceptCertificateErrors: options.acceptErrors,
    enableDirectorySync: options.directorySync,
    enableVoiceNameSync: options.voiceNameSync,
  };
}

/** The far end lists the new link too: where it is configured, its row should tell the truth as well. */
function refreshFarEnd(server: Server, { takenFrom }: JoinDraft, { servers }: Services): void {
  const taken = takenFrom === undefined ? undefined : servers.get(takenFrom);
  const ends = (server.state.last?.links ?? []).map((link) => servers.farEnd(server, link));
  refreshEach([taken, ...ends]);
}
