import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { Server } from '../servers/server.ts';
import { healthWord } from '../ui/text/health.ts';
import type { LinkRow } from './shownRows.ts';

/** What the rows of a server's links say: while this and its profile are the same, they need not be made again. */
export function linkFacts({ state: { last } }: Pick<Server, 'state'>, rows: readonly LinkRow[]): unknown {
  if (!last) return undefined;
  const words = rows.map(({ link, key, health }) => [key, health, healthWord(link, last.serverNow)]);
  return [numberOf(last.links), words];
}

const numbers = new WeakMap<readonly HttpsLink[], number>();
let highest = 0;

/** A list that says the same as the one before is the same object (`nextSnapshot`): what it says need not be looked at. */
function numberOf(links: readonly HttpsLink[]): number {
  const known = numbers.get(links);
  if (known !== undefined) return known;
  highest += 1;
  numbers.set(links, highest);
  return highest;
}
