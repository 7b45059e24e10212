import type { Server } from '../servers/server.ts';

type Read = Pick<Server, 'state'>;

/** Which servers list a link that is being removed. Kept by what changes: with every row, all servers would be looked at. */
export function createRemovals(servers: { readonly all: readonly Read[] }) {
  let removing = new Set<Read>(servers.all.filter(isRemoving));
  return {
    any: () => removing.size > 0,
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
