import * as vscode from 'vscode';
import { curlLine } from '../../links/plan/curlLine.ts';
import type { Plan } from '../../links/plan/plan.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { choose } from '../../ui/confirm.ts';
import { copyAsCurl } from '../../ui/copyAsCurl.ts';
import { previewText } from '../../ui/text/plan/preview.ts';
import { planTitle } from '../../ui/text/plan/title.ts';
import type { Services } from '../services.ts';
import { askBeside, cancelItem, verbItem, type Beside } from './askBeside.ts';
import { presentOutdated } from './presentOutdated.ts';

/** What a person is asked before anything is sent. */
export interface PlanQuestion {
  readonly question: string;
  readonly detail: string;
  /** The buttons that send; the first is the usual one. */
  readonly verbs: readonly string[];
  readonly plans: readonly Plan[];
  /** What Enter does is to look: for what takes away, or will be refused. */
  readonly lookFirst?: boolean;
}

type Servers = Pick<ServerList, 'all'>;

/**
 * Asks in a modal, which names what matters most. “Preview…” leaves it and opens a page with everything, beside which
 * the same question waits: nothing is confirmed by looking. Resolves to the verb that was chosen. A question names its
 * servers by name alone: of one that is called something else by now, nobody has been asked, which is said.
 */
export async function confirmPlan(
  asked: PlanQuestion,
  { pages, servers }: Pick<Services, 'pages'> & { readonly servers: Servers },
): Promise<string | undefined> {
  const chosen = await ask(asked, pages);
  const outdated = chosen && asked.plans.find((plan) => !isConfigured(plan, servers));
  if (!outdated) return chosen;
  void presentOutdated(outdated.server.name, outdated.operation);
  return undefined;
}

function isConfigured({ server }: Plan, { all }: Servers): boolean {
  return all.some(({ profile }) => profile.name === server.name && profile.origin === server.origin);
}

async function ask(asked: PlanQuestion, pages: Services['pages']): Promise<string | undefined> {
  const preview = vscode.l10n.t('Preview…');
  const buttons = asked.lookFirst ? [preview, ...asked.verbs] : [...asked.verbs, preview];
  const chosen = await choose(asked.question, asked.detail, buttons);
  if (chosen !== preview) return chosen;
  const [only, ...more] = asked.plans;
  const title = only && more.length === 0 ? planTitle(only) : asked.question;
  await pages.show(vscode.l10n.t('Preview: {0}', title), previewText(asked.plans, new Date()));
  return askOrCopy(asked);
}

async function askOrCopy({ question, verbs, plans }: PlanQuestion): Promise<string | undefined> {
  const copy: Beside = {
    label: `$(copy) ${vscode.l10n.t('Copy as curl')}`,
    detail: vscode.l10n.t('Without passwords. Nothing is sent.'),
  };
  const items = [copy, ...verbs.map(verbItem), cancelItem(vscode.l10n.t('Nothing is sent.'))];
  const state = vscode.l10n.t('The preview is open in the editor. Nothing has been sent yet.');
  for (;;) {
    const chosen = await askBeside(question, state, items);
    if (chosen !== copy) return chosen?.verb;
    await copyAsCurl(curlLines(plans));
  }
}

function curlLines(plans: readonly Plan[]): readonly string[] {
  return plans.map(({ server, request }) => curlLine(server.origin, server.user, request));
}
