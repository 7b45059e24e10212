/** A server that is to be joined, as far as its place in the order goes. */
export interface Joinable {
  /** Its links that are not pending removal; `undefined` when they are not known. */
  readonly links: number | undefined;
}

/**
 * The order in which several servers are joined with one hub: bottom up (facts sheet 3.1). Those without links of their
 * own are spokes and come first; a server with links brings a network with it, and the more links, the larger it is
 * taken to be. Where nothing is known it may be the largest. Equals stay in the order in which they are listed.
 */
export function joinOrder<T extends Joinable>(servers: readonly T[]): readonly T[] {
  return servers.toSorted((a, b) => sizeOf(a) - sizeOf(b));
}

function sizeOf({ links }: Joinable): number {
  return links ?? Number.MAX_SAFE_INTEGER;
}
