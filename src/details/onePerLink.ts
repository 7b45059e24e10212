import type { PanelLink } from './panelState.ts';

/** What is open of each link: never two at a time. */
export interface OnePerLink<T> {
  get(link: PanelLink): T | undefined;
  all(): readonly T[];
  /** False, and nothing is changed, where there is one already. */
  add(link: PanelLink, one: T): boolean;
  remove(link: PanelLink): void;
}

export function createOnePerLink<T>(): OnePerLink<T> {
  const open = new Map<string, T>();
  return {
    get: (link) => open.get(keyOf(link)),
    all: () => [...open.values()],
    add(link, one) {
      if (open.has(keyOf(link))) return false;
      open.set(keyOf(link), one);
      return true;
    },
    remove: (link) => void open.delete(keyOf(link)),
  };
}

function keyOf({ serverId, linkKey }: PanelLink): string {
  return `${serverId} ${linkKey}`;
}
