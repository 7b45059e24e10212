/** Limits in milliseconds; the numbers of design.md 4. */
export interface Timeouts {
  /** From DNS to trust, without the wait for a handshake permit. */
  readonly connect: number;
  readonly readHeaders: number;
  /** Longest silence inside a read's body. */
  readonly readBody: number;
  readonly readTotal: number;
  readonly writeHeaders: number;
  readonly writeTotal: number;
}

export const defaultTimeouts: Timeouts = {
  connect: 8_000,
  readHeaders: 30_000,
  readBody: 15_000,
  readTotal: 60_000,
  writeHeaders: 120_000,
  writeTotal: 120_000,
};

/** The limits of one request. */
export interface Limits {
  readonly headers: number;
  readonly body: number;
  readonly total: number;
  /** Longest wait for a turn: a write is the longest thing that can be ahead. */
  readonly queue: number;
}

/** A write has no limit of its own on silence inside the body: its total is the only one (design.md 4). */
export function limitsOf(timeouts: Timeouts, kind: 'read' | 'write'): Limits {
  const queue = timeouts.writeTotal;
  return kind === 'read'
    ? { headers: timeouts.readHeaders, body: timeouts.readBody, total: timeouts.readTotal, queue }
    : { headers: timeouts.writeHeaders, body: timeouts.writeTotal, total: timeouts.writeTotal, queue };
}
