import * as vscode from 'vscode';
import type { Probe } from '../http/certificate.ts';
import type { Server } from '../servers/server.ts';
import { presentFailure } from '../ui/presentFailure.ts';
import { targetServer } from '../ui/pick.ts';
import { certificateText } from '../ui/text/certificate.ts';
import { probe } from './flows/probeAndTrust.ts';
import { reviewTrust, standingOf } from './flows/reviewTrust.ts';
import type { Services } from './services.ts';

/** Looks at the certificate a server presents now, and lets a person trust it, keep trusting it, or stop. */
export async function reviewCertificate(target: unknown, services: Services): Promise<void> {
  const server = await targetServer(target, services.servers);
  if (!server) return;
  const seen = await probe(server.profile);
  if (seen.kind === 'failed') return presentFailure(seen.failure, server.profile.id);
  const standing = standingOf(server.profile, seen.probe, services.pins);
  const changed =
    standing === 'trusted' || standing === 'pinned'
      ? await showTrusted(server, seen.probe, standing === 'pinned', services)
      : await reviewTrust(server.profile, seen.probe, services.pins);
  if (!changed && !isBlocked(server)) return;
  // The pin is the address's, so every server there follows it.
  const sameAddress = services.servers.all.filter(({ profile }) => profile.origin === server.profile.origin);
  for (const each of sameAddress) each.reset();
  await Promise.all(sameAddress.map((each) => each.refresh()));
}

/** Its row still speaks of a certificate that has meanwhile been trusted in another window, or put back. */
function isBlocked({ state }: Server): boolean {
  if (state.kind !== 'failed') return false;
  return state.failure.kind === 'untrusted' || state.failure.kind === 'certificateChanged';
}

/** Resolves to whether the trust was withdrawn. */
async function showTrusted(
  { profile }: Server,
  { certificate }: Probe,
  pinned: boolean,
  { pins }: Services,
): Promise<boolean> {
  const question = pinned
    ? vscode.l10n.t('{0} presents the certificate you have trusted.', profile.name)
    : vscode.l10n.t('{0} presents a certificate that this machine trusts.', profile.name);
  const withdraw = vscode.l10n.t('Stop Trusting');
  // The first button is what Enter takes: whoever only looked keeps the trust.
  const buttons = pinned && !profile.sandbox ? [vscode.l10n.t('Keep Trusting'), withdraw] : [];
  const detail = certificateText(certificate);
  const chosen = await vscode.window.showInformationMessage(question, { modal: true, detail }, ...buttons);
  if (chosen !== withdraw) return false;
  await pins.forget(profile.origin);
  return true;
}
