/** An entry of the setting cucLinks.servers for a server of a test. */
export function profileEntry(
  name: string,
  { host, port, user }: { readonly host: string; readonly port: number; readonly user: string },
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return { name, host, port, user, ...more };
}
