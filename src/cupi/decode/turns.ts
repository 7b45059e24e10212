import { setImmediate } from 'node:timers/promises';

/** Characters of some forty links. Fewer are read in less time than anybody would notice. */
const LONG = 32_768;

/** Whether a text is read in several turns of the event loop, a step in each: all at once would hold up VS Code. */
export function isLong(text: string): boolean {
  return text.length > LONG;
}

/** Resolves in the next turn of the event loop. */
export function nextTurn(): Promise<void> {
  return setImmediate();
}
