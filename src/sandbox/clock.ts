/** Where the sandbox takes real time from. Tests bring their own. */
export interface SandboxClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms`; must never keep the process alive by itself. */
  sleep(ms: number): Promise<void>;
}

/** This machine's clock. */
export const realClock: SandboxClock = {
  now: () => Date.now(),
  sleep: (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms).unref();
    }),
};

/** Time inside the simulated network: starts at the real time of the start and runs `speed` times as fast. */
export interface NetworkTime {
  readonly start: number;
  now(): number;
  /** Waits `ms` of simulated time. */
  sleep(ms: number): Promise<void>;
}

/** Simulated time that begins now. `speed` is simulated seconds per real second. */
export function networkTime(clock: SandboxClock, speed: number): NetworkTime {
  const start = clock.now();
  return {
    start,
    now: () => start + (clock.now() - start) * speed,
    sleep: (ms) => clock.sleep(ms / speed),
  };
}
