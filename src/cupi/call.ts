import type { HttpRequest, HttpResponse, Send } from '../http/exchange.ts';
import { isTransportError } from '../http/isTransportError.ts';
import { mediaTypeOf, type Format } from './encode/body.ts';
import { CupiError, type Operation } from './failure.ts';
import { toFailure, type Where } from './toFailure.ts';

export interface ClientOptions {
  /** How failures name the server, asked at each of them: it may be renamed. Never shown by this layer. */
  readonly server: () => string;
  readonly format: Format;
  readonly send: Send;
  /** Taken out of whatever the server says; read when it has said something. */
  readonly secrets?: () => readonly string[];
}

/** What the calls of one client share. */
export interface Calls extends ClientOptions {
  /** The server's release, once a call has been told it. */
  readonly release: () => string | undefined;
}

export type Call = { readonly operation: Operation } & Omit<HttpRequest, 'accept'>;

/** 256 KiB: five links are 5 KB (design.md 4). */
export const LINKS_LIMIT = 256 * 1024;
export const OTHER_LIMIT = 1024 * 1024;

function unanswered(where: Where, error: unknown): CupiError {
  if (isTransportError(error)) return new CupiError({ ...where, ...error.transport });
  // A fault of ours, not of the server; its message may hold anything, so it goes no further.
  return new CupiError({ ...where, kind: 'protocol', code: 'UNEXPECTED', sent: true });
}

/** Sends one call and resolves with a 2xx answer. Rejects with {@link CupiError} only. */
export async function answer(options: Calls, call: Call, signal?: AbortSignal): Promise<HttpResponse> {
  const { operation, ...request } = call;
  const where = (): Where => ({ server: options.server(), operation });
  let response: HttpResponse;
  try {
    // The rest of Accept avoids a 406 where the server has only text or XML to give (facts sheet 1.3).
    response = await options.send(
      { ...request, accept: `${mediaTypeOf(options.format)}, */*;q=0.5` },
      signal,
    );
  } catch (error) {
    throw unanswered(where(), error);
  }
  if (response.status >= 200 && response.status < 300) return response;
  const secrets = [...(request.secrets ?? []), ...(options.secrets?.() ?? [])];
  throw new CupiError(await toFailure(response, where(), { secrets, release: options.release() }));
}
