import type { Lab } from './lab.ts';

/** One lab for all tests of the describe block it is called in; `current` is valid inside tests and hooks. */
export function useLab(start: () => Promise<Lab>): { readonly current: Lab } {
  let lab: Lab | undefined;
  before(async () => {
    lab = await start();
  });
  after(() => lab?.stop());
  return {
    get current() {
      if (!lab) throw new Error('Only inside tests and hooks');
      return lab;
    },
  };
}
