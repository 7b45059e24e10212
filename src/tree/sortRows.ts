import type { HttpsLink } from '../cupi/httpsLink.ts';
import { healthKinds, type Health } from '../links/health.ts';
import type { Server } from '../servers/server.ts';
import type { Judged } from './shownRows.ts';
import type { SortOrder } from './viewState.ts';

interface Row {
  readonly link: HttpsLink;
  readonly key: string;
  readonly health: Health | 'unread';
}

/** Worst first; a link of which a part could not be read may be anything, and comes before those known to be well. */
const worstFirst: readonly (Health | 'unread')[] = [
  ...healthKinds.filter((health) => health !== 'ok'),
  'unread',
  'ok',
];

// The first collator of a process takes milliseconds, which rows in the order of the settings need not wait for.
let collator: Intl.Collator | undefined;
const compareNames = (a: string, b: string): number =>
  (collator ??= new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })).compare(a, b);

/** The links of one server, sorted; what is equal stays in the server's order. */
export function sortLinks<R extends Row>(rows: readonly R[], order: SortOrder): readonly R[] {
  switch (order) {
    case 'settings':
      return rows;
    case 'name':
      return rows.toSorted((a, b) => compareNames(nameOf(a), nameOf(b)));
    case 'health':
      return rows.toSorted((a, b) => worstFirst.indexOf(a.health) - worstFirst.indexOf(b.health));
    case 'lastSync':
      return rows.toSorted((a, b) => compareSync(a.link, b.link));
  }
}

/** Servers, sorted; what is equal stays in the order of the setting. The last synchronization is one of links only. */
export function sortServers<S extends { readonly judged: Pick<Judged, 'profile' | 'rank'> }>(
  servers: readonly S[],
  order: SortOrder,
): readonly S[] {
  switch (order) {
    case 'settings':
    case 'lastSync':
      return servers;
    case 'name':
      return servers.toSorted((a, b) => compareNames(a.judged.profile.name, b.judged.profile.name));
    case 'health':
      return servers.toSorted((a, b) => a.judged.rank - b.judged.rank);
  }
}

/** Where a server stands by health: what cannot be read, then by its worst link, last what nothing is known of. */
export function serverRank(state: Server['state'], rows: readonly Row[]): number {
  if (state.kind === 'failed') return 0;
  if (state.kind === 'signedOut') return state.refused ? 0 : 1;
  const nothingKnown = worstFirst.length + 2;
  return rows.reduce((least, { health }) => Math.min(least, worstFirst.indexOf(health) + 2), nothingKnown);
}

function nameOf({ link, key }: Row): string {
  return link.displayName ?? key;
}

/** Oldest first: never, then instants; a date without a zone cannot be compared with those and stands after them. */
function compareSync({ timeOfLastSync: a }: HttpsLink, { timeOfLastSync: b }: HttpsLink): number {
  if (a?.kind === 'instant' && b?.kind === 'instant') return a.at.getTime() - b.at.getTime();
  if (a?.kind === 'zoneless' && b?.kind === 'zoneless') return a.text < b.text ? -1 : Number(a.text > b.text);
  return syncRank(a) - syncRank(b);
}

function syncRank(time: HttpsLink['timeOfLastSync']): number {
  if (!time) return 0;
  return time.kind === 'instant' ? 1 : 2;
}
