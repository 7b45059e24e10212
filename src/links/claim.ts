import type { Taken } from './changeEnd.ts';
import type { SentChange } from './sentChange.ts';

/**
 * The right to change one target, held from before the first request until the outcome is known, against the same
 * change by a double click or in another window. It outlives a window that ends in between.
 */
export interface Claim {
  readonly kind: 'claimed';
  /** Must resolve before the change is sent: from now on its outcome may be unknown. */
  sending(sending: ClaimedSending): Promise<void>;
  /** The outcome is known. */
  settle(): Promise<void>;
  /** The outcome is not known, if it was sent: the target stays blocked until that is looked up. */
  leaveOpen(): Promise<void>;
}

export type TakeClaim = (target: string) => Promise<Claim | Taken>;

/** What is sent under a claim. */
export interface ClaimedSending {
  readonly sent: SentChange;
  /** When: that of the first sending, for a change that turned out to be the same. */
  readonly at: Date;
  /** Its id in the journal. */
  readonly entry?: string | undefined;
}
