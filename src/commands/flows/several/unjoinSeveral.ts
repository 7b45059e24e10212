import * as vscode from 'vscode';
import type { LinkTarget } from '../../../ui/target.ts';
import { removalConsequences } from '../../../ui/text/plan/removal.ts';
import { linkName } from '../../../ui/text/visible.ts';
import { unjoinWords } from '../../../ui/text/severalWords.ts';
import type { Services } from '../../services.ts';
import { readOnlyNote } from '../readOnlyNote.ts';
import { changeable, sayAllLeftOut } from './changeable.ts';
import { changeSeveral } from './changeSeveral.ts';
import { sightLines } from './sightLines.ts';
import type { ServerChange } from './serverChange.ts';

/** Marks several links for removal, after one question. */
export async function unjoinSeveral(found: readonly LinkTarget[], services: Services): Promise<void> {
  const { taken, leftOut } = changeable(found);
  if (taken.length === 0) {
    sayAllLeftOut(leftOut);
    return;
  }
  const items = taken.map(({ server, link, key }): ServerChange => {
    return { server, name: linkName(link, key), change: { kind: 'unjoin', link } };
  });
  const farEnds = taken.map(({ server, link }) => services.servers.farEnd(server, link));
  await changeSeveral(
    items,
    leftOut,
    {
      words: unjoinWords,
      line: ({ server, name }) => vscode.l10n.t('{0}: {1}', server.profile.name, name),
      notes: (_plans, now) => [
        ...readOnlyNote(farEnds),
        sightLines(now, services).join('\n'),
        ...removalConsequences(),
      ],
      replan: (item, link) => ({ ...item, change: { kind: 'unjoin', link } }),
    },
    services,
  );
}
