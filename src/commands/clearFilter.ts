import { unfiltered } from '../tree/viewState.ts';
import type { Services } from './services.ts';

/** Shows all rows again, in the order they are in. */
export function clearFilter({ found }: Pick<Services, 'found'>): void {
  found.show({ ...unfiltered, order: found.view.order });
  found.keep();
}
