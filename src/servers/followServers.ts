/** As much of the list of servers as those need who keep something of each. */
export interface FollowedServers<S> {
  readonly all: readonly S[];
  onDidChange(listener: (server: S | undefined) => void): { dispose(): unknown };
}

/** Tells of each server that changes, and of each in `kept`, by its id, that is not in the list any more. */
export function followServers<S extends { readonly profile: { readonly id: string } }>(
  servers: FollowedServers<S>,
  kept: ReadonlyMap<string, unknown>,
  tell: { changed(server: S): void; gone(id: string): void },
): { dispose(): unknown } {
  return servers.onDidChange((server) => {
    if (server) {
      tell.changed(server);
      return;
    }
    const listed = new Set(servers.all.map(({ profile }) => profile.id));
    for (const id of [...kept.keys()]) if (!listed.has(id)) tell.gone(id);
  });
}
