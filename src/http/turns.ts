import type { Release } from './semaphore.ts';

/** Decides whose turn it is on one server: two reads, or one write alone (design.md 4), first come first served. */
export interface Turns {
  /** The turn, if there is nothing to wait for. */
  enterAtOnce(kind: 'read' | 'write'): Release | undefined;
  /** Rejects when the signal aborts first, or with the error of {@link Turns.turnAway}. */
  enter(kind: 'read' | 'write', signal: AbortSignal): Promise<Release>;
  /** Rejects all that wait; those whose turn it is stay. */
  turnAway(error: () => Error): void;
}

interface Waiter {
  readonly kind: 'read' | 'write';
  readonly start: () => void;
  readonly fail: (error: Error) => void;
}

export function createTurns(readsAtOnce: number): Turns {
  const waiting: Waiter[] = [];
  const running = { read: 0, write: 0 };

  function mayStart(kind: 'read' | 'write'): boolean {
    return running.write === 0 && running.read < (kind === 'write' ? 1 : readsAtOnce);
  }

  function startNext(): void {
    for (let first = waiting[0]; first && mayStart(first.kind); first = waiting[0]) {
      waiting.shift();
      running[first.kind] += 1;
      first.start();
    }
  }

  function releaseOnce(kind: 'read' | 'write'): Release {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      running[kind] -= 1;
      startNext();
    };
  }

  function enterAtOnce(kind: 'read' | 'write'): Release | undefined {
    if (waiting.length > 0 || !mayStart(kind)) return undefined;
    running[kind] += 1;
    return releaseOnce(kind);
  }

  function enter(kind: 'read' | 'write', signal: AbortSignal): Promise<Release> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        const place = waiting.indexOf(waiter);
        if (place >= 0) waiting.splice(place, 1);
        reject(new Error('aborted'));
        startNext();
      };
      const waiter: Waiter = {
        kind,
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve(releaseOnce(kind));
        },
        fail: (error) => {
          signal.removeEventListener('abort', leave);
          reject(error);
        },
      };
      if (signal.aborted) {
        leave();
        return;
      }
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(waiter);
      startNext();
    });
  }

  function turnAway(error: () => Error): void {
    for (const waiter of waiting.splice(0)) waiter.fail(error());
  }

  return { enterAtOnce, enter, turnAway };
}
