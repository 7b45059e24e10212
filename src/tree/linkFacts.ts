import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { Server } from '../servers/server.ts';
import { healthWord } from '../ui/text/health.ts';
import type { LinkRow } from './shownRows.ts';

/** What the rows of a server's links say, beside its profile. What their tooltips say is in `tooltipFacts`. */
export function linkFacts({ state: { last } }: Pick<Server, 'state'>, rows: readonly LinkRow[]): unknown {
  if (!last) return undefined;
  const words = rows.map(({ link, key, health }) => [key, health, healthWord(link, last.serverNow)]);
  return [listNumber(last.links), words];
}

const numbers = new WeakMap<readonly HttpsLink[], number>();
let highest = 0;

/** A list that says the same as the one before is the same object (`nextSnapshot`), and has the same number. */
function listNumber(links: readonly HttpsLink[]): number {
  const known = numbers.get(links);
  if (known !== undefined) return known;
  highest += 1;
  numbers.set(links, highest);
  return highest;
}
