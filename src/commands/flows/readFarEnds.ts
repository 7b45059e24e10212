import * as vscode from 'vscode';
import type { Server } from '../../servers/server.ts';
import { withCancellableProgress } from '../../ui/progress.ts';

/** How long the result of a change may wait for what the other end says of it. */
const patienceMs = 15_000;

/**
 * Reads the far ends of a change anew, each once, so that what is said of the change, and their rows, are true. Resolves
 * early when somebody cancels or the time is up: the reading then goes on, and nobody waits for it.
 */
export async function readFarEnds(ends: readonly (Server | undefined)[]): Promise<void> {
  const servers = [...new Set(ends)].filter((server) => server !== undefined);
  if (servers.length === 0) return;
  const names = servers.map(({ profile }) => profile.name).join(', ');
  await withCancellableProgress(vscode.l10n.t('Looking at {0}…', names), (signal) => {
    const enough = aborted(AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]));
    return Promise.race([
      enough,
      Promise.all(servers.map((server) => server.refreshAnew())).then(() => undefined),
    ]);
  });
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
