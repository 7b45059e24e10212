import type { Used } from '../useWorkbench.ts';
import { profileEntry } from '../profileEntry.ts';
import { signIn } from './signIn.ts';

/** Lists locations of the sandbox as configured servers, by the name each is to have, and signs in to all of them. */
export async function listLocations(used: Used, locations: Readonly<Record<string, string>>): Promise<void> {
  const named = Object.entries(locations).map(([name, location]) => ({
    name,
    server: used.sandbox.server(location),
  }));
  await used.workbench.changeSettings({
    'cucLinks.servers': named.map(({ name, server }) => {
      const { hostname: host, port } = new URL(server.baseUrl);
      return profileEntry(name, { host, port: Number(port), user: server.user });
    }),
  });
  const { pages } = used.workbench;
  await pages.serversView.open();
  for (const { name, server } of named) await signIn(pages, name, server.password);
}
