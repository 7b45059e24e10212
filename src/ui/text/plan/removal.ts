import { l10n } from 'vscode';
import type { Plan } from '../../../links/plan/plan.ts';
import type { Split } from '../../../links/plan/split.ts';
import { visible } from '../visible.ts';

/** Which locations each part of the network loses sight of. At most `most` of each are named. */
export function splitLines(
  { server, split }: { readonly server: Pick<Plan['server'], 'name'> } & Pick<Plan, 'split'>,
  most: number,
): readonly string[] {
  if (!split)
    return [
      l10n.t(
        'Which locations lose sight of each other is not known: {0} has not told the locations of its network.',
        server.name,
      ),
    ];
  return [
    ...split.parts.map((part, index) => {
      const others = split.parts.filter((_, other) => other !== index).flat();
      return l10n.t('No longer seen from {0}: {1}.', names(part, most), names(others, most));
    }),
    ...unplacedLine(split, most),
  ];
}

function unplacedLine({ unplaced }: Split, most: number): readonly string[] {
  if (unplaced.length === 0) return [];
  return [l10n.t('On which side these will be, no configured server tells: {0}.', names(unplaced, most))];
}

function names(all: readonly string[], most: number): string {
  const named = all.slice(0, most).map(visible).join(', ');
  return all.length > most ? l10n.t('{0} and {1} more', named, all.length - most) : named;
}

/** What a removal takes away and nothing brings back (Cisco's networking guide; facts sheet 3.6). */
export function removalConsequences(): readonly string[] {
  return [
    l10n.t(
      'After the nightly cleanup task (22:00 by default), each side removes the users, contacts, lists and other objects that are homed on the other side.',
    ),
    l10n.t(
      'Remote members leave distribution lists, handlers that pointed to remote recipients are redirected, and search spaces and routing lose the other side’s entries. Joining again does not restore lists and routing.',
    ),
    l10n.t('The far end must synchronize once to notice, and then run its own cleanup.'),
  ];
}
