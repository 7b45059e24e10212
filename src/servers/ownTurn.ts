import { oneByOne } from './oneByOne.ts';

const inTurn = oneByOne();

/**
 * Resolves in a turn of the event loop that no other caller is given: what hundreds of servers begin at once must not keep
 * VS Code waiting for its rows.
 */
export function ownTurn(): Promise<void> {
  return inTurn(() => new Promise((resolve) => setImmediate(resolve)));
}
