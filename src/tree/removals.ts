import type { HttpsLink } from '../cupi/httpsLink.ts';
import { farEndOf } from '../links/farEnd.ts';
import { knownServer } from '../servers/knownServer.ts';
import type { Server } from '../servers/server.ts';

type Read = Pick<Server, 'profile' | 'location' | 'state'>;

/** Which servers list a link that is being removed. Kept by what changes: with every row, all servers would be looked at. */
export function createRemovals(servers: { readonly all: readonly Read[] }) {
  let removing = new Set<Read>(servers.all.filter(isRemoving));
  return {
    /** Whether a link may be being removed, by this end or by the other one: to find that among all servers takes long. */
    mayConcern: (link: HttpsLink) =>
      link.deleted === true ||
      (removing.size > 0 && farEndOf(link, [...removing].map(knownServer)) !== undefined),
    /** Takes over the change of one server, or of the list. */
    changed(server: Read | undefined): void {
      if (!server) removing = new Set(servers.all.filter(isRemoving));
      else if (isRemoving(server)) removing.add(server);
      else removing.delete(server);
    },
  };
}

function isRemoving({ state }: Read): boolean {
  return state.last?.links.some(({ deleted }) => deleted) ?? false;
}
