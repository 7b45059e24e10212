// Stands in for src/http/clock.ts wherever the extension plans what it does and when. The network keeps the real one, and so
// do the moments for which a request waits: its limits and its sockets are real.
import { registerHooks } from 'node:module';
import { systemClock as realClock, type Clock } from '../../../src/http/clock.ts';

const keepReal = ['http/', 'servers/together.ts', 'servers/listsFirst.ts'];

let current = realClock;

/**
 * What src/ takes for the system’s clock.
 *
 * @public
 */
export const systemClock: Clock = {
  now: () => current.now(),
  ticks: () => current.ticks(),
  after: (ms, action) => current.after(ms, action),
};

/** For what is activated from then on. */
export function injectClock(clock: Clock): void {
  current = clock;
}

/** To be called before anything of src/ is loaded. */
export function useInjectedClock(): void {
  const source = new URL('../../../src/', import.meta.url).href;
  const replaced = new URL('http/clock.ts', source).href;
  registerHooks({
    resolve: (specifier, context, next) => {
      const resolved = next(specifier, context);
      const { parentURL = '' } = context;
      const isPlanned =
        parentURL.startsWith(source) && !keepReal.some((path) => parentURL.startsWith(source + path));
      return isPlanned && resolved.url === replaced ? { url: import.meta.url, shortCircuit: true } : resolved;
    },
  });
}
