import type { HttpRequest } from './exchange.ts';
import type { TransportFailure } from './failure.ts';

/** All that is ever logged of a request: no header, no body, no id, no query. */
export interface LogLine {
  readonly method: HttpRequest['method'];
  /** The path with its ids left out. */
  readonly template: string;
  readonly origin: string;
  readonly status?: number;
  /** Duration of this attempt in milliseconds. */
  readonly ms: number;
  /** Length of the body in bytes, as far as it came. */
  readonly bytes?: number;
  /** 1 for the first time a request was tried, counting every try; 0 when it never got that far. */
  readonly attempt: number;
  readonly failure?: TransportFailure['kind'];
}
