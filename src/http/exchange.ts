import type { Unreadable } from './bodyText.ts';

/** One HTTP request as the protocol layer hands it to the transport. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Absolute path on the origin, every segment already percent-encoded. */
  readonly path: string;
  /** The path with ids replaced by placeholders (`/vmrest/httpslinks/{id}`); the only form that is logged. */
  readonly template: string;
  readonly accept: string;
  /** Never logged: a join's body holds the remote password. */
  readonly body?: { readonly type: string; readonly text: string };
  /** Parts of the body that no text may show, as long as the request is under way. */
  readonly secrets?: readonly string[];
  /** Largest response body in bytes that is read. */
  readonly limit: number;
}

/** A complete answer, whatever its status (only 3xx and a final 401 are failures of the transport). */
export interface HttpResponse {
  readonly status: number;
  /** Lower-case media type without parameters, `''` when the server sent none. */
  readonly contentType: string;
  /** The body decoded by its charset; never a part of it, as far as its length was told. */
  readonly text: string;
  /** Why the text is not what the server meant: with `bytes` it has U+FFFD in it, else it is empty. */
  readonly unreadable: Unreadable | undefined;
  /** No length was told: where the connection ended, the body did, be it cut off or not. */
  readonly endedByClose: boolean;
  /** The `Location` header as given. */
  readonly location: string | undefined;
  /** The server's own clock (its `Date` header), for ages. */
  readonly date: Date | undefined;
  /** `Retry-After` in milliseconds from now, when it was given and could be read. */
  readonly retryAfterMs: number | undefined;
}

/** Sends one request on a server's session. Rejects with a {@link TransportError} only. */
export type Send = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpResponse>;
