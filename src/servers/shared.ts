/** Work that several callers wait for at once: it runs once for all of them. */
export interface Shared {
  /** Joins what is under way or starts it. A caller that cancels only leaves; with the last one the work ends. */
  run(signal?: AbortSignal): Promise<void>;
  /** The same, but not by what has begun before: that is waited for first. */
  runAnew(signal?: AbortSignal): Promise<void>;
  busy(): boolean;
  /** The next caller starts anew, whatever is still under way. */
  detach(): void;
}

interface Running {
  readonly work: Promise<void>;
  readonly controller: AbortController;
  callers: number;
}

/** `work` never rejects. */
export function createShared(work: (signal: AbortSignal) => Promise<void>): Shared {
  let running: Running | undefined;

  const start = (): Running => {
    const controller = new AbortController();
    const started: Running = {
      controller,
      callers: 0,
      work: work(controller.signal).finally(() => {
        if (running === started) running = undefined;
      }),
    };
    return started;
  };

  const run = (signal?: AbortSignal): Promise<void> => {
    const joined = running && !running.controller.signal.aborted ? running : (running = start());
    joined.callers += 1;
    return signal ? untilLeft(joined, signal) : joined.work;
  };

  return {
    run,
    async runAnew(signal) {
      if (running) await run(signal);
      await run(signal);
    },
    busy: () => running !== undefined,
    detach() {
      running = undefined;
    },
  };
}

function untilLeft(running: Running, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const leave = () => {
      running.callers -= 1;
      if (running.callers === 0) running.controller.abort();
      else resolve();
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    void running.work.then(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    });
  });
}
