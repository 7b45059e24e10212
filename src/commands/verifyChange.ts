import * as vscode from 'vscode';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { Finding } from '../links/finding.ts';
import type { VerifyMark } from '../servers/changeRecords.ts';
import { clearMark, type Marks, type Settled } from '../servers/clearMark.ts';
import type { Server } from '../servers/server.ts';
import { showInformation } from '../ui/notice.ts';
import { presentSettled } from '../ui/presentSettled.ts';
import { targetServer } from '../ui/pick.ts';
import { withCancellableProgress } from '../ui/progress.ts';
import { serverOf } from '../ui/target.ts';
import { changeWords } from '../ui/text/change.ts';
import { dateText } from '../ui/text/time.ts';
import { withoutIcons } from '../ui/text/visible.ts';
import { offerClear } from './flows/offerClear.ts';
import { pickNewLink } from './flows/pickNewLink.ts';
import type { Services } from './services.ts';

/** Looks again whether a change whose answer was lost has been carried out, and lets a person clear its mark. */
export async function verifyChange(target: unknown, services: Services): Promise<void> {
  const { servers } = services;
  const given = serverOf(target, servers);
  if (!(given ? hasMarks(given) : servers.all.some(hasMarks))) {
    void showInformation(vscode.l10n.t('No change waits to be verified.'));
    return;
  }
  const server = await targetServer(target, servers, hasMarks);
  const mark = server && (await pickMark(server));
  if (mark) await verify(server, mark, services);
}

async function verify(server: Server, mark: VerifyMark, marks: Marks): Promise<void> {
  const title = vscode.l10n.t('{0}: looking for {1}…', server.profile.name, changeWords(mark.sent));
  const looked = await withCancellableProgress(title, async (signal) => {
    await server.refresh(signal);
    return !signal.aborted;
  });
  if (!looked) return;
  const { findingNow } = await import('../servers/findingNow.ts');
  const finding = findingNow(server, mark);
  const told = finding?.kind === 'several' ? await pickNewLink(server, mark, finding.links) : undefined;
  if (finding?.kind === 'several' && told === undefined) return;
  const done = doneOf(finding, told);
  if (done) {
    // A list that shows it may have settled the mark by itself, and told so.
    if (await clearMark(mark, done, marks)) presentSettled(server, mark);
    return;
  }
  if (finding?.kind === 'done' || !(await offerClear(server, mark, finding))) return;
  if (!(await clearMark(mark, { kind: 'cleared' }, marks))) {
    void showInformation(
      vscode.l10n.t('{0}: this change has been settled meanwhile, or made once more.', server.profile.name),
    );
  }
}

function doneOf(
  finding: Finding | undefined,
  told: HttpsLink | 'isNone' | undefined,
): Extract<Settled, { kind: 'done' }> | undefined {
  if (finding?.kind === 'done') return { kind: 'done', changed: finding.changed, known: 'found' };
  if (told === undefined || told === 'isNone') return undefined;
  return {
    kind: 'done',
    changed: { objectId: told.objectId, link: told, ignored: [] },
    known: 'told',
  };
}

function hasMarks(server: Server): boolean {
  return server.marks().length > 0;
}

async function pickMark(server: Server): Promise<VerifyMark | undefined> {
  const marks = server.marks();
  if (marks.length === 1) return marks[0];
  const items = marks.map((mark) => ({
    label: withoutIcons(changeWords(mark.sent)),
    description: vscode.l10n.t('sent {0}', dateText(mark.at)),
    mark,
  }));
  const placeHolder = vscode.l10n.t('Select a change of {0}', server.profile.name);
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.mark;
}
