/** Host and display names do not tell letter case apart; what is missing is like nothing. */
export function sameNetworkName(a: string | undefined, b: string | undefined): boolean {
  return (
    a !== undefined && b !== undefined && a.trim() !== '' && a.trim().toLowerCase() === b.trim().toLowerCase()
  );
}

/** An IPv6 address stands in brackets in URLs, and without in a location's host. */
export function sameHost(a: string | undefined, b: string | undefined): boolean {
  return sameNetworkName(a?.trim().replace(/^\[(.*)\]$/, '$1'), b?.trim().replace(/^\[(.*)\]$/, '$1'));
}
