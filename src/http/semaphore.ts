/** Gives the permit back; calling it twice does nothing more. */
export type Release = () => void;

/** Hands out a limited number of permits in the order they were asked for. */
export interface Semaphore {
  /** Rejects when the signal aborts first; then no permit is taken. */
  acquire(signal: AbortSignal): Promise<Release>;
}

export function semaphore(permits: number): Semaphore {
  let free = permits;
  const waiting = new Set<() => void>();

  function grantNext(): void {
    const [grant] = waiting;
    if (free === 0 || !grant) return;
    waiting.delete(grant);
    free -= 1;
    grant();
  }

  function releaseOnce(): Release {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      free += 1;
      grantNext();
    };
  }

  return {
    acquire: (signal) =>
      new Promise((resolve, reject) => {
        const grant = (): void => {
          signal.removeEventListener('abort', giveUp);
          resolve(releaseOnce());
        };
        const giveUp = (): void => {
          waiting.delete(grant);
          reject(new Error('aborted'));
        };
        if (signal.aborted) {
          giveUp();
          return;
        }
        signal.addEventListener('abort', giveUp, { once: true });
        waiting.add(grant);
        grantNext();
      }),
  };
}
