import { oneByOne } from './oneByOne.ts';

/**
 * Asks once for all that want to know at about the same time. None of them gets an answer that was under way before: it
 * may be older than the question.
 */
export function nextAnswer<T>(ask: () => Promise<T>): () => Promise<T> {
  const inTurn = oneByOne();
  let next: Promise<T> | undefined;
  const begin = () => {
    next = undefined;
    return ask();
  };
  return () => (next ??= inTurn(begin));
}
