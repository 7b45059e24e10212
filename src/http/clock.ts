/** Time as the transport needs it; tests hand in one of their own. */
export interface Clock {
  /** Wall clock, milliseconds since 1970: only for what a server states as a date. */
  now(): number;
  /** Milliseconds that never run backwards: for durations and deadlines. */
  ticks(): number;
  /** Runs `action` once after `ms` milliseconds. Returns what calls it off. */
  after(ms: number, action: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  ticks: () => performance.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
