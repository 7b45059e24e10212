import type { Failure } from '../cupi/failure.ts';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { Changed } from './change.ts';
import type { SentChange } from './sentChange.ts';

/** How a change ended. */
export type ChangeEnd =
  | Done
  /** Certainly not carried out. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The link was gone, or marked for removal, before we asked for that. */
  | { readonly kind: 'alreadyGone' }
  /** Someone else has changed the link: before anything was sent, or while the answer to our update was lost. */
  | { readonly kind: 'conflict'; readonly sent: boolean; readonly now: HttpsLink | undefined }
  | Unnamed
  | NotCarriedOut
  /** The answer to a join was lost, and more than one link is new since. */
  | { readonly kind: 'several'; readonly failure: Failure; readonly links: readonly HttpsLink[] }
  /** The answer was lost and it could not be looked up: why, or `undefined` when someone stopped waiting. */
  | { readonly kind: 'unknown'; readonly failure: Failure; readonly cannotLook: Failure | undefined }
  | Taken;

/** Carried out. `lost`: why its answer never came; the change was then found by looking. */
export interface Done {
  readonly kind: 'done';
  readonly changed: Changed;
  readonly lost: Failure | undefined;
}

/** Nothing was sent: a whole server was to leave, and has standing links by now that its question did not name. */
export interface Unnamed {
  readonly kind: 'unnamed';
  readonly links: readonly HttpsLink[];
}

/** The answer was lost, and no look has found a trace of the change so far. */
export interface NotCarriedOut {
  readonly kind: 'notCarriedOut';
  readonly failure: Failure;
  readonly sent: SentChange;
  /** Its id in the journal. */
  readonly entry: string;
  /** When it was sent. */
  readonly at: Date;
}

/** Nothing was sent, because an earlier change of the same target has not ended yet. */
export type Taken =
  /** In this window or another one. */
  | { readonly kind: 'inProgress' }
  /** Nobody knows how that one ended: it must be looked up first. */
  | { readonly kind: 'unverified'; readonly sent: SentChange; readonly at: Date };

export function isTaken({ kind }: ChangeEnd): boolean {
  return kind === 'inProgress' || kind === 'unverified';
}
