import * as vscode from 'vscode';
import type { Failure } from '../../cupi/failure.ts';
import { failureOf } from '../../servers/failureOf.ts';
import type { Trusting } from '../../servers/holdPins.ts';
import { probeServer } from '../../servers/probeServer.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import type { Probe } from '../../http/certificate.ts';
import { reviewTrust, type Asked } from './reviewTrust.ts';

/** `trusted`: go on. `stopped`: a person said no. `failed`: the certificate could not even be looked at. */
export type TrustResult =
  | { readonly kind: 'trusted' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Looks at a server's certificate before anything is sent to it, and asks about one that is not trusted. */
export async function probeAndTrust(asked: Asked, pins: Trusting): Promise<TrustResult> {
  const probed = await probe(asked);
  if (probed.kind === 'failed') return probed;
  return (await reviewTrust(asked, probed.probe, pins)) ? { kind: 'trusted' } : { kind: 'stopped' };
}

export async function probe(
  asked: Asked,
): Promise<{ kind: 'seen'; probe: Probe } | { kind: 'failed'; failure: Failure }> {
  const title = vscode.l10n.t('Looking at the certificate of {0}…', new URL(asked.origin).host);
  try {
    const seen = await withCancellableProgress(title, (signal) => probeServer(asked, signal));
    return { kind: 'seen', probe: seen };
  } catch (error) {
    const failure = failureOf(error, asked.name, 'probe');
    if (!failure) throw error;
    return { kind: 'failed', failure };
  }
}
