import * as vscode from 'vscode';
import type { Probe } from '../../http/certificate.ts';
import type { Trusting } from '../../servers/holdPins.ts';
import { certificateText } from '../../ui/text/certificate.ts';
import { distrustReason } from '../../ui/text/failure.ts';

/** What a server is to the question: its address, the way to it, and the name it goes by. */
export interface Asked {
  readonly name: string;
  readonly origin: string;
  readonly proxy: string;
}

/** Whether the certificate just seen may be used as things stand, and if not, why. */
export type Standing = 'trusted' | 'pinned' | 'untrusted' | 'changed';

export function standingOf({ origin }: Asked, probe: Probe, pins: Trusting): Standing {
  const trust = pins.trustFor(origin);
  if (trust.kind === 'pin') return trust.sha256 === probe.certificate.sha256 ? 'pinned' : 'changed';
  return probe.distrust ? 'untrusted' : 'trusted';
}

/**
 * Lets a person decide on a certificate that is not trusted as things stand; the default is not to. Trusting pins
 * exactly this certificate for exactly this origin. Resolves to whether the server may be used now.
 */
export async function reviewTrust(asked: Asked, probe: Probe, pins: Trusting): Promise<boolean> {
  const standing = standingOf(asked, probe, pins);
  if (standing === 'trusted' || standing === 'pinned') return true;
  // The first item is what Enter takes; as the close affordance it would lose that place to “Trust”.
  const refuse = vscode.l10n.t('Don’t Trust');
  const trust = vscode.l10n.t('Trust This Certificate');
  const detail = standing === 'changed' ? changedDetail(asked, probe, pins) : untrustedDetail(probe);
  const question =
    standing === 'changed'
      ? vscode.l10n.t(
          'The certificate of {0} ({1}) has changed. Trust the new one?',
          asked.name,
          hostOf(asked),
        )
      : vscode.l10n.t('Trust the certificate of {0} ({1})?', asked.name, hostOf(asked));
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, refuse, trust);
  if (chosen !== trust) return false;
  await pins.pin(asked.origin, probe.certificate);
  return true;
}

function untrustedDetail({ certificate, distrust }: Probe): string {
  const reason = distrust ? distrustReason(distrust, certificate) : '';
  return [
    vscode.l10n.t(
      'It is not trusted by this machine: {0}. Nothing but the TLS handshake has been sent.',
      reason,
    ),
    certificateText(certificate),
    vscode.l10n.t(
      'Compare the SHA-256 with the server’s own: Cisco Unified OS Administration, Security, Certificate Management, “tomcat”. Trusting it applies to this certificate and this server only.',
    ),
  ].join('\n\n');
}

function changedDetail({ origin }: Asked, { certificate }: Probe, pins: Trusting): string {
  const trust = pins.trustFor(origin);
  return [
    vscode.l10n.t(
      'Either the certificate was renewed on the server, or something in between answers in its place. Nothing has been sent to it.',
    ),
    vscode.l10n.t('Trusted until now, SHA-256: {0}', trust.kind === 'pin' ? trust.sha256 : '–'),
    vscode.l10n.t('Presented now:'),
    certificateText(certificate),
  ].join('\n\n');
}

function hostOf({ origin }: Asked): string {
  return new URL(origin).host;
}
