import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { several } from '../../../links/several.ts';
import { withCancellableProgress } from '../../../ui/progress.ts';
import { lostOfSeveral } from '../../../ui/text/several.ts';
import { readFarEnds } from '../readFarEnds.ts';
import type { Services } from '../../services.ts';
import type { EndedChange, ServerChange } from './serverChange.ts';

/** Carries out several changes under one progress notification, then reads the far ends of removals, each once. */
export async function runSeveral(
  items: readonly ServerChange[],
  title: string,
  stopOnRefusal: boolean,
  { servers, log }: Services,
): Promise<readonly EndedChange[]> {
  // Looked for before: a link that has been unjoined does not tell any more where it led.
  const farEnds = items.map(({ server, change }) =>
    change.kind === 'unjoin' ? servers.farEnd(server, change.link) : undefined,
  );
  const batch = randomUUID();
  const ends = await withCancellableProgress(title, (signal, tell) => {
    tell(vscode.l10n.t('{0} of {1}', 0, items.length));
    return several(items, {
      serverOf: ({ server }) => server.profile.origin,
      run: ({ server, name, change, again }, stop) => {
        const onLost = () => tell(lostOfSeveral(server.profile.name, name));
        return server.change(change, { signal: stop, again, onLost, batch });
      },
      signal,
      stopOnRefusal,
      onProgress: (done, total) => tell(vscode.l10n.t('{0} of {1}', done, total)),
    });
  });
  await readFarEnds(farEnds);
  for (const end of ends) if (end.kind === 'fault') log.fault('several', end.error);
  return ends.flatMap((end, index) => {
    const item = items[index];
    return item ? [{ item, end, farEnd: farEnds[index] }] : [];
  });
}
