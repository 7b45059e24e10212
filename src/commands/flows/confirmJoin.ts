import * as vscode from 'vscode';
import { wireNames } from '../../cupi/wireNames.ts';
import type { CertificateOption, Check } from '../../links/plan/check.ts';
import type { Plan } from '../../links/plan/plan.ts';
import { missingOptions } from '../../links/plan/checkJoin.ts';
import type { Server } from '../../servers/server.ts';
import { checkLines } from '../../ui/text/plan/checks.ts';
import { visible } from '../../ui/text/visible.ts';
import type { Services } from '../services.ts';
import { confirmPlan, type PlanQuestion } from './confirmPlan.ts';
import type { JoinDraft, JoinOptions } from './joinQuestions.ts';

/**
 * Says what a join will do and what was found before it, and asks. Resolves to the options to send, or `undefined` for
 * no join.
 */
export async function confirmJoin(
  { profile }: Server,
  draft: JoinDraft,
  plan: Plan,
  services: Services,
): Promise<JoinOptions | undefined> {
  const { checks } = plan;
  const taken = draft.takenFrom === undefined ? undefined : services.servers.get(draft.takenFrom);
  const host = visible(draft.remoteServer);
  const remote = taken ? vscode.l10n.t('{0} ({1})', taken.profile.name, host) : host;
  const question = vscode.l10n.t('Join {0} with {1}?', profile.name, remote);
  const detail = [
    vscode.l10n.t(
      '{0} ({1}) signs in to {2} as “{3}”, and both start to exchange their directories.',
      profile.name,
      new URL(profile.origin).host,
      remote,
      visible(draft.remoteUsername),
    ),
    draft.takenFrom === undefined
      ? vscode.l10n.t('The password you entered is sent to {0} for that, and is not kept.', profile.name)
      : vscode.l10n.t('The stored password of {0} is sent to {1} for that.', remote, profile.name),
    optionLines(draft.options).join('\n'),
    ...(draft.note === undefined ? [] : [draft.note]),
    checkLines(checks).join('\n'),
  ].join('\n\n');
  return answerOf({ question, detail, plans: [plan] }, draft.options, checks, services);
}

/** Offers the option that the certificate of the remote server needs on a button of its own. */
async function answerOf(
  asked: Omit<PlanQuestion, 'verbs'>,
  options: JoinOptions,
  checks: readonly Check[],
  services: Services,
): Promise<JoinOptions | undefined> {
  const refused = checks.some(({ verdict }) => verdict === 'refusal');
  const join = refused ? vscode.l10n.t('Join Anyway') : vscode.l10n.t('Join');
  const missing = missingOptions(checks);
  const names = missing.map((option) => wireNames[option]).join(' + ');
  const joinWith = missing.length > 0 ? [vscode.l10n.t('Join with {0}', names)] : [];
  const chosen = await confirmPlan({ ...asked, verbs: [join, ...joinWith], lookFirst: refused }, services);
  if (chosen === undefined) return undefined;
  return chosen === join ? options : { ...options, ...ticked(missing) };
}

/** The options that were missing, switched on. */
export function ticked(missing: readonly CertificateOption[]): Partial<JoinOptions> {
  return {
    ...(missing.includes('acceptSelfSignedCertificates') ? { acceptSelfSigned: true } : {}),
    ...(missing.includes('acceptCertificateErrors') ? { acceptErrors: true } : {}),
  };
}

/** Every option of a join by its name on the wire, a line each. */
export function optionLines(options: JoinOptions): readonly string[] {
  const yesNo = (on: boolean) => (on ? vscode.l10n.t('yes') : vscode.l10n.t('no'));
  return [
    vscode.l10n.t('UseSSL: yes (always at a join)'),
    `AcceptSelfSignedCertificates: ${yesNo(options.acceptSelfSigned)}`,
    `AcceptCertificateErrors: ${yesNo(options.acceptErrors)}`,
    `EnableDirectorySync: ${yesNo(options.directorySync)}`,
    `EnableVoicenameSync: ${yesNo(options.voiceNameSync)}`,
  ];
}
