import * as vscode from 'vscode';
import { writeArranged } from '../servers/arrangeSettings.ts';
import { marks } from '../servers/profile.ts';
import { askPick } from '../ui/ask.ts';
import { markWord } from '../ui/text/arranged.ts';
import { arrangedServers, idsOf } from './flows/arrangedServers.ts';
import type { Services } from './services.ts';

/** Says what servers are for, so that they look different at a glance. It restricts nothing. */
export async function markServer(target: unknown, selected: unknown, { servers }: Services): Promise<void> {
  const title = vscode.l10n.t('Mark Server');
  const chosen = await arrangedServers(title, target, selected, servers);
  if (chosen.length === 0) return;
  const items = [
    ...marks.map((mark) => ({ label: markWord(mark), mark })),
    { label: vscode.l10n.t('No mark'), mark: undefined },
  ];
  const now = new Set(chosen.map(({ profile }) => profile.mark));
  const active = now.size === 1 ? items.find(({ mark }) => now.has(mark)) : undefined;
  const placeholder = vscode.l10n.t('What is it for? The row then has this word, a letter and a color.');
  const answer = await askPick({ title, step: 1, totalSteps: 1 }, placeholder, items, active);
  if (answer.kind === 'value') await writeArranged(idsOf(chosen), { mark: answer.value.mark });
}
