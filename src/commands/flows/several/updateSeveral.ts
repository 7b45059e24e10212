import * as vscode from 'vscode';
import type { HttpsLink, UpdateRequest } from '../../../cupi/httpsLink.ts';
import { wireNames } from '../../../cupi/wireNames.ts';
import { editWith, fullUpdate, wantsFullSet } from '../../../links/editedFields.ts';
import { hostOfLink } from '../../../links/farEnd.ts';
import { optionUpdate, optionValues, type OptionValue } from '../../../links/optionUpdate.ts';
import type { Plan } from '../../../links/plan/plan.ts';
import type { ItemEnd } from '../../../links/several.ts';
import { askPick } from '../../../ui/ask.ts';
import type { LinkTarget } from '../../../ui/target.ts';
import { updateWords } from '../../../ui/text/severalWords.ts';
import { differenceLines } from '../../../ui/text/plan/differences.ts';
import { linkName } from '../../../ui/text/visible.ts';
import type { Services } from '../../services.ts';
import { updateWarnings } from '../updateQuestion.ts';
import { changeable, sayAllLeftOut } from './changeable.ts';
import { changeSeveral } from './changeSeveral.ts';
import type { ServerChange } from './serverChange.ts';

/** Gives one option the same value on several links, after one question. */
export async function updateSeveral(found: readonly LinkTarget[], services: Services): Promise<void> {
  const { taken: writable, leftOut: untouched } = changeable(found);
  if (writable.length === 0) {
    sayAllLeftOut(untouched);
    return;
  }
  const value = await askOption(writable);
  if (!value) return;
  const hasIt = vscode.l10n.t('has that value already');
  const { taken, leftOut } = changeable(found, ({ link }) => (optionUpdate(link, value) ? undefined : hasIt));
  if (taken.length === 0) {
    sayAllLeftOut(leftOut);
    return;
  }
  const items = taken.flatMap(({ server, link, key }): ServerChange | readonly ServerChange[] => {
    const fields = optionUpdate(link, value);
    return fields ? { server, name: linkName(link, key), change: { kind: 'update', link, fields } } : [];
  });
  await changeSeveral(
    items,
    leftOut,
    {
      words: updateWords,
      line: lineOf,
      notes: (plans) => updateWarnings({ differences: plans.flatMap(({ differences }) => differences) }),
      replan: (item, now, end) => replan(item, now, end, value),
    },
    services,
  );
}

async function askOption(links: readonly LinkTarget[]): Promise<OptionValue | undefined> {
  const items = optionValues.map((value) => {
    const name = wireNames[value.option];
    const count = links.filter(({ link }) => optionUpdate(link, value)).length;
    return {
      label: value.on ? vscode.l10n.t('{0}: on', name) : vscode.l10n.t('{0}: off', name),
      description: vscode.l10n.t('changes {0} of {1}', count, links.length),
      value,
    };
  });
  const place = { title: vscode.l10n.t('Update {0} links', links.length), step: 1, totalSteps: 1 };
  const question = vscode.l10n.t('Choose the option and the value that all of them are to have.');
  const chosen = await askPick(place, question, items);
  return chosen.kind === 'value' ? chosen.value.value : undefined;
}

function lineOf({ server, name }: ServerChange, { differences }: Plan): string {
  return vscode.l10n.t('{0}: {1}: {2}', server.profile.name, name, differenceLines(differences).join(', '));
}

/** A server that takes all writable fields only is given them, the others as they are now. */
function replan(
  item: ServerChange,
  now: HttpsLink,
  end: ItemEnd,
  value: OptionValue,
): ServerChange | undefined {
  const fields = optionUpdate(now, value);
  if (!fields) return undefined;
  if (!refusedPart(item, end)) return { ...item, change: { kind: 'update', link: now, fields } };
  return {
    ...item,
    change: { kind: 'update', link: now, fields: fullUpdate(editWith(now, fields), hostOfLink(now)) },
    note: vscode.l10n.t(
      'The server wants all writable fields: the others are sent with the values they have now, RemoteServer as in BaseFeedURL.',
    ),
  };
}

function refusedPart({ change }: ServerChange, end: ItemEnd): boolean {
  const sent: UpdateRequest = change.kind === 'update' ? change.fields : {};
  return end.kind === 'failed' && wantsFullSet(end.failure, sent);
}
