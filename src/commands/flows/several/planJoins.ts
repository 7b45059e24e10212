import * as vscode from 'vscode';
import { joinOrder } from '../../../links/plan/joinOrder.ts';
import type { Plan } from '../../../links/plan/plan.ts';
import type { Surveyed } from '../../../links/plan/survey.ts';
import type { Server } from '../../../servers/server.ts';
import { showInformation } from '../../../ui/notice.ts';
import { withCancellableProgress } from '../../../ui/progress.ts';
import type { Services } from '../../services.ts';
import { remoteName } from '../joinQuestions.ts';
import { planJoinAfter } from '../planJoin.ts';
import { joinChange } from './joinChange.ts';
import type { AddressedItem, JoinItem, PlannedItem } from './plannedJoins.ts';

/**
 * Puts joins into their order and looks at both ends of each, as they will be after those before it. `undefined`:
 * somebody did not want to wait, or one cannot be sent, which has been said.
 */
export function planJoins(
  hub: Server,
  items: readonly JoinItem[],
  services: Services,
): Promise<readonly PlannedItem[] | undefined> {
  const title = vscode.l10n.t('Checking {0} and those to be joined with it…', hub.profile.name);
  return withCancellableProgress(title, async (signal, tell) => {
    const unread = items.map(({ server }) => server).filter(({ state }) => !state.last);
    await Promise.all(unread.map((server) => server.refresh(signal)));
    const planned: PlannedItem[] = [];
    const joined: Surveyed[] = [];
    for (const item of inOrder(items)) {
      const { name } = item.server.profile;
      tell(vscode.l10n.t('{0} of {1}: {2}', planned.length + 1, items.length, name));
      const addressed = addressedItem(item);
      const change = addressed && (await joinChange(addressed, services));
      if (!change) {
        sayNoSignIn(name);
        return undefined;
      }
      const { plan, there } = await planJoinAfter(joined, hub, change, services, signal);
      if (signal.aborted) return undefined;
      // No other one is tried: they may share the account, and accounts lock (design.md 4.4).
      if (isSignInRefused(plan)) {
        saySignInRefused(name);
        return undefined;
      }
      planned.push({ ...addressed, plan });
      if (there) joined.push(there);
    }
    return planned;
  });
}

function addressedItem(item: JoinItem): AddressedItem | undefined {
  const remoteServer = remoteName(item.server);
  return remoteServer === undefined
    ? undefined
    : { ...item, remoteServer, remoteUsername: item.server.profile.user };
}

function isSignInRefused({ checks }: Plan): boolean {
  return checks.some(({ verdict, seen }) => verdict === 'refusal' && seen.kind === 'remoteSignIn');
}

function inOrder(items: readonly JoinItem[]): readonly JoinItem[] {
  const sized = items.map((item) => ({ item, links: linkCount(item.server) }));
  return joinOrder(sized).map(({ item }) => item);
}

function linkCount({ state }: Server): number | undefined {
  return state.last?.links.filter(({ deleted }) => !deleted).length;
}

function sayNoSignIn(name: string): void {
  void showInformation(
    vscode.l10n.t('Nothing was sent: sign in to these servers first, then join them: {0}.', name),
  );
}

function saySignInRefused(name: string): void {
  void showInformation(
    vscode.l10n.t('Nothing was sent: {0} refuses the stored password. Sign in to it first.', name),
  );
}
