import type { HttpsLink } from '../../../cupi/httpsLink.ts';
import type { Change } from '../../../links/change.ts';
import type { NotCarriedOut } from '../../../links/changeEnd.ts';
import type { ItemEnd } from '../../../links/several.ts';
import type { Server } from '../../../servers/server.ts';

/** One of several changes. */
export interface ServerChange {
  readonly server: Server;
  /** What it is about, as a person calls it. */
  readonly name: string;
  readonly change: Change;
  /** How it ended when it was sent before. */
  readonly again?: NotCarriedOut | undefined;
  /** What is to be known of it before it is confirmed. */
  readonly note?: string | undefined;
}

/** The same, once it has ended. */
export interface EndedChange {
  readonly item: ServerChange;
  readonly end: ItemEnd;
  /** Of an unjoin: the configured server that its link led to. */
  readonly farEnd: Server | undefined;
}

/** A change that is to be run again, made from the link as it is now; `undefined` where nothing is left to change. */
export type Replan = (item: ServerChange, now: HttpsLink, end: ItemEnd) => ServerChange | undefined;

/** What was selected and is left alone, as lines for people: what, and why. */
export type LeftOut = readonly string[];
