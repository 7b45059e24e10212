import * as vscode from 'vscode';
import { showInformation } from '../../../ui/notice.ts';
import type { LinkTarget } from '../../../ui/target.ts';
import { linkName } from '../../../ui/text/visible.ts';
import type { LeftOut } from './serverChange.ts';

export interface Sorted {
  readonly taken: readonly LinkTarget[];
  readonly leftOut: LeftOut;
}

/** Links that can be changed, and what is left out with its reason: `unwanted` has one more, beside those of every change. */
export function changeable(
  found: readonly LinkTarget[],
  unwanted: (target: LinkTarget) => string | undefined = () => undefined,
): Sorted {
  const reasons = found.map((target) => ({ target, why: reasonOf(target) ?? unwanted(target) }));
  return {
    taken: reasons.flatMap(({ target, why }) => (why === undefined ? [target] : [])),
    leftOut: reasons.flatMap(({ target, why }) => (why === undefined ? [] : [lineOf(target, why)])),
  };
}

/** Where all were left out there is nothing to ask: says why. */
export function sayAllLeftOut(leftOut: LeftOut): void {
  void showInformation(vscode.l10n.t('There is nothing to change. {0}', leftOut.join(' · ')));
}

function reasonOf({ server, link }: LinkTarget): string | undefined {
  if (server.profile.readOnly) return vscode.l10n.t('the server is marked read-only');
  return link.objectId === '' ? vscode.l10n.t('the server gave no usable ObjectId') : undefined;
}

function lineOf({ server, link, key }: LinkTarget, why: string): string {
  return vscode.l10n.t('{0}: {1} ({2})', server.profile.name, linkName(link, key), why);
}
