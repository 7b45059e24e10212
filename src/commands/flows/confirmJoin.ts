import * as vscode from 'vscode';
import { wireNames } from '../../cupi/wireNames.ts';
import type { CertificateOption, Check } from '../../links/plan/check.ts';
import { missingOptions } from '../../links/plan/checkJoin.ts';
import type { Server } from '../../servers/server.ts';
import { choose } from '../../ui/confirm.ts';
import { checkSentence } from '../../ui/text/check.ts';
import { visible } from '../../ui/text/visible.ts';
import type { Services } from '../services.ts';
import type { JoinDraft, JoinOptions } from './joinQuestions.ts';

/**
 * Says what a join will do and what was found before it, and asks. An option that the certificate of the remote server
 * needs is offered on a button of its own. Resolves to the options to send, or `undefined` for no join.
 */
export async function confirmJoin(
  { profile }: Server,
  draft: JoinDraft,
  checks: readonly Check[],
  { servers }: Services,
): Promise<JoinOptions | undefined> {
  const taken = draft.takenFrom === undefined ? undefined : servers.get(draft.takenFrom);
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
    checkLines(checks).join('\n'),
  ].join('\n\n');
  return answerOf(question, detail, draft.options, checks);
}

async function answerOf(
  question: string,
  detail: string,
  options: JoinOptions,
  checks: readonly Check[],
): Promise<JoinOptions | undefined> {
  const refused = checks.some(({ verdict }) => verdict === 'refusal');
  const join = refused ? vscode.l10n.t('Join Anyway') : vscode.l10n.t('Join');
  const missing = missingOptions(checks);
  const names = missing.map((option) => wireNames[option]).join(' + ');
  const joinWith = missing.length > 0 ? [vscode.l10n.t('Join with {0}', names)] : [];
  const chosen = await choose(question, detail, [join, ...joinWith]);
  if (chosen === undefined) return undefined;
  return chosen === join ? options : { ...options, ...ticked(missing) };
}

function ticked(missing: readonly CertificateOption[]): Partial<JoinOptions> {
  return {
    ...(missing.includes('acceptSelfSignedCertificates') ? { acceptSelfSigned: true } : {}),
    ...(missing.includes('acceptCertificateErrors') ? { acceptErrors: true } : {}),
  };
}

function optionLines(options: JoinOptions): readonly string[] {
  const yesNo = (on: boolean) => (on ? vscode.l10n.t('yes') : vscode.l10n.t('no'));
  return [
    vscode.l10n.t('UseSSL: yes (always at a join)'),
    `AcceptSelfSignedCertificates: ${yesNo(options.acceptSelfSigned)}`,
    `AcceptCertificateErrors: ${yesNo(options.acceptErrors)}`,
    `EnableDirectorySync: ${yesNo(options.directorySync)}`,
    `EnableVoicenameSync: ${yesNo(options.voiceNameSync)}`,
  ];
}

/** What speaks against it, a line each; what is fine or could not be looked at, in one line. */
function checkLines(checks: readonly Check[]): readonly string[] {
  const of = (verdict: Check['verdict']) => checks.filter((check) => check.verdict === verdict);
  return [
    ...of('refusal').map((check) => vscode.l10n.t('✗ Will be refused: {0}', checkSentence(check))),
    ...of('warning').map((check) => vscode.l10n.t('⚠ {0}', checkSentence(check))),
    vscode.l10n.t('✓ Checks that found nothing: {0}', of('ok').length),
    ...(of('notKnown').length > 0
      ? [vscode.l10n.t('? Checks that could not be made: {0}', of('notKnown').length)]
      : []),
  ];
}
