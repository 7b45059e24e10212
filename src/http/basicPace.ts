import type { Clock } from './clock.ts';

/**
 * Keeps a server that gives no cookies from being flooded with passwords: about three Basic requests in a second make
 * Unity Connection answer 503 (facts sheet 1.2), so at most two are sent.
 */
export interface BasicPace {
  /** Milliseconds to wait before the next password may go out. */
  delay(): number;
  /** A password was accepted and no cookie came back. */
  note(): void;
}

export function basicPace(clock: Clock): BasicPace {
  let recent: number[] = [];
  return {
    delay: () => {
      const [older, newer] = recent;
      return older === undefined || newer === undefined ? 0 : Math.max(0, older + 1_000 - clock.ticks());
    },
    note: () => {
      recent = [...recent, clock.ticks()].slice(-2);
    },
  };
}
