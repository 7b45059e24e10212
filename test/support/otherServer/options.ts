import type { Answer } from './answer.ts';
import type { OtherLink } from './link.ts';

/**
 * How the server speaks: `json` and `xml` always so, whatever was asked for; `mixed` gives lists as asked, a single
 * link in the other format, and errors in XML (facts sheet 1.3, 1.7).
 */
export type Dialect = 'json' | 'xml' | 'mixed';

/** What came over the wire. The body of a join holds the remote password: never print it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly hasBasic: boolean;
  readonly hasCookie: boolean;
  /** The Cookie header, for tests that search for what it holds; empty for none. Never print it. */
  readonly cookie: string;
  readonly body: string;
}

export interface Hooks {
  /** Asked before sign-in is looked at; an answer given here is sent instead of the server's own. */
  readonly answerInstead?: (request: SeenRequest) => Answer | undefined | Promise<Answer | undefined>;
}

export interface OtherServerOptions {
  readonly dialect: Dialect;
  /** An update must name all six writable fields; one that does not is refused with the missing names. */
  readonly fullUpdates?: boolean;
  /** Switches that an update may name and that stay as they are (facts sheet 1.4). */
  readonly ignores?: readonly string[];
  readonly user?: string;
  readonly password?: string;
  /** Names and addresses in its certificate; 127.0.0.1 and localhost unless told otherwise. */
  readonly names?: readonly string[];
  /** What is not said of a link is made up. Three links unless told otherwise. */
  readonly links?: readonly Partial<OtherLink>[];
  readonly hooks?: Hooks;
}
