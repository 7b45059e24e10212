import type { Profile } from '../../servers/profile.ts';
import { arrange } from '../../tree/arrange.ts';
import { isShown } from '../../tree/reveal.ts';
import { rowBeside } from '../../tree/rowBeside.ts';
import { isFiltered } from '../../tree/viewState.ts';
import type { Services } from '../services.ts';

/**
 * The focus would go with the rows of servers that are about to leave the list: what it gives moves it to the row beside
 * them, unless the filter hides that by then.
 */
export function focusBeside(
  leaving: readonly Pick<Profile, 'id'>[],
  { servers, found, reveal }: Pick<Services, 'servers' | 'found' | 'reveal'>,
): () => Promise<void> {
  const levels = arrange(found.shown(), servers.folders, !isFiltered(found.view));
  const beside = rowBeside(new Set(leaving.map(({ id }) => id)), levels);
  return async () => {
    if (beside && isShown(beside, found)) await reveal(beside);
  };
}
