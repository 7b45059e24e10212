import type { Clock } from '../http/clock.ts';
import type { Failure } from '../cupi/failure.ts';

/** Keeps background readings from a server that cannot be reached (vscode-platform 6.2). A person's own always go. */
export interface Breaker {
  /** Whether a background reading may start. After the pause one may, as a probe, until its outcome is noted. */
  mayTry(): boolean;
  /** The server answered, whatever it said. */
  reached(): void;
  /** A reading failed: counts only when no answer came. */
  failed(failure: Failure): void;
  /** When the next background reading may start; `undefined` while nothing keeps them. */
  pausedUntil(): Date | undefined;
}

const failuresToOpen = 3;
const pauseMs = 30_000;

export function createBreaker(clock: Clock): Breaker {
  let failures = 0;
  let opensAt = 0;
  const pause = () => {
    opensAt = clock.ticks() + pauseMs;
  };
  return {
    mayTry() {
      if (failures < failuresToOpen) return true;
      if (clock.ticks() < opensAt) return false;
      // One probe: the others wait as long again, unless it tells otherwise.
      pause();
      return true;
    },
    reached() {
      failures = 0;
    },
    failed({ kind }) {
      if (!isTransportFailure(kind)) {
        if (kind !== 'cancelled') failures = 0;
        return;
      }
      failures += 1;
      if (failures >= failuresToOpen) pause();
    },
    pausedUntil() {
      if (failures < failuresToOpen) return undefined;
      return new Date(clock.now() + Math.max(0, opensAt - clock.ticks()));
    },
  };
}

function isTransportFailure(kind: Failure['kind']): boolean {
  return ['unreachable', 'timeout', 'cutOff', 'tlsFailed', 'proxy'].includes(kind);
}
