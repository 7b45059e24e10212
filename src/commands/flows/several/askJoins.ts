import * as vscode from 'vscode';
import type { Server } from '../../../servers/server.ts';
import { askMany, type Answer, type Place } from '../../../ui/ask.ts';
import { showInformation } from '../../../ui/notice.ts';
import { into, runSteps } from '../../../ui/steps.ts';
import type { Services } from '../../services.ts';
import { askOptions, configuredItem, mayBeJoined, type JoinOptions } from '../joinQuestions.ts';
import { usualOptions } from '../joinRequest.ts';
import type { JoinItem } from './plannedJoins.ts';

type Row = Awaited<ReturnType<typeof configuredItem>>;

interface Draft {
  readonly rows: readonly Row[];
  readonly options: JoinOptions;
}

/** Which servers are to be joined with the hub, and the options for all of them. `undefined`: nothing is to be sent. */
export async function askJoins(hub: Server, services: Services): Promise<readonly JoinItem[] | undefined> {
  const rows = await joinable(hub, services);
  if (rows.length === 0) {
    void showInformation(
      vscode.l10n.t('There is no server in the list that {0} could still be joined with.', hub.profile.name),
    );
    return undefined;
  }
  const at = (step: number): Place => ({
    title: vscode.l10n.t('Join Several Servers with {0}', hub.profile.name),
    step,
    totalSteps: 2,
  });
  const draft = await runSteps<Draft>({ rows: [], options: usualOptions }, [
    { ask: (draft) => askServers(at(1), draft, rows) },
    { ask: async (draft) => into(await askOptions(at(2), draft), (options) => ({ ...draft, options })) },
  ]);
  if (!draft) return undefined;
  if (draft.rows.length === 0) {
    void showInformation(vscode.l10n.t('No server was ticked, so nothing was sent.'));
    return undefined;
  }
  const { options } = draft;
  return (await areSignedIn(draft.rows))
    ? draft.rows.map(({ other }) => ({ server: other, options }))
    : undefined;
}

/** Not those that the hub has a link with already, nor read-only ones. */
async function joinable(hub: Server, { servers, passwords }: Services): Promise<readonly Row[]> {
  const links = (hub.state.last?.links ?? []).filter(({ deleted }) => !deleted);
  const linked = new Set(links.map((link) => servers.farEnd(hub, link)));
  const others = servers.all.filter((other) => !linked.has(other) && mayBeJoined(other, hub, servers));
  return Promise.all(others.map((other) => rowOf(other, passwords)));
}

async function rowOf(other: Server, passwords: Services['passwords']): Promise<Row> {
  const row = await configuredItem(other, passwords);
  return row.stored
    ? row
    : { ...row, detail: vscode.l10n.t('Its password is not stored: sign in to it first') };
}

async function askServers(place: Place, draft: Draft, rows: readonly Row[]): Promise<Answer<Draft>> {
  const question = vscode.l10n.t('Which servers are to be joined, each with its stored sign-in?');
  const chosen = rows.filter(({ other }) => draft.rows.some((row) => row.other === other));
  return into(await askMany(place, question, rows, chosen), (ticked) => ({ ...draft, rows: ticked }));
}

/** A password is never asked for in the middle of a series: offers to sign in to the first that has none. */
async function areSignedIn(rows: readonly Row[]): Promise<boolean> {
  const unsigned = rows.filter(({ stored }) => !stored).map(({ other }) => other.profile);
  const [first] = unsigned;
  if (!first) return true;
  const signIn = vscode.l10n.t('Sign In…');
  const text = vscode.l10n.t(
    'Nothing was sent: sign in to these servers first, then join them: {0}.',
    unsigned.map(({ name }) => name).join(', '),
  );
  if ((await showInformation(text, signIn)) === signIn)
    await vscode.commands.executeCommand('cucLinks.signIn', first.id);
  return false;
}
