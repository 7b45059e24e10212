/**
 * Asks once for all that want to know at about the same time. None of them gets an answer that was under way before: it
 * may be older than the question.
 */
export function nextAnswer<T>(ask: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  const begin = () => {
    next = undefined;
    const answer = ask();
    underWay = answer.catch(() => undefined);
    return answer;
  };
  return () => (next ??= underWay.then(begin));
}
