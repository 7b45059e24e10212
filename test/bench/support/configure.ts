import type { Place } from './unity.ts';
import { settings } from './vscode.ts';

/** Puts servers at these places into the settings. Where several are at one place, the user tells them apart. */
export function configure(places: readonly Place[]): void {
  settings.set(
    'cucLinks.servers',
    places.map(({ origin }, index) => {
      const { hostname, port } = new URL(origin);
      return { name: `Server ${index}`, host: hostname, port: Number(port), user: `operator-${index}` };
    }),
  );
  settings.set('http.proxySupport', 'off');
}
