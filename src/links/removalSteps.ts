import type { LinkBack } from './removalProgress.ts';

/** The far ends of a server that leaves its network, by name, and how far the removal has come there. */
export interface RemovalSteps {
  readonly noticed: readonly string[];
  readonly notNoticed: readonly string[];
  readonly notKnown: readonly string[];
}

/** Sorts the far ends by what their links back say. */
export function removalSteps(
  ends: readonly { readonly name: string; readonly back: LinkBack }[],
): RemovalSteps {
  const of = (...kinds: readonly LinkBack['kind'][]) =>
    ends.filter(({ back }) => kinds.includes(back.kind)).map(({ name }) => name);
  return {
    noticed: of('pending', 'absent'),
    notNoticed: of('standing'),
    notKnown: of('notConfigured', 'notKnown'),
  };
}
