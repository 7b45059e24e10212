import type { TransportFailure } from './failure.ts';
import type { ResponseHeaders } from './undici.ts';

/** Status and headers of an answer, before its body. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: ResponseHeaders;
}

/** Never followed; not read either. */
export function isRedirect({ status }: Pick<ResponseHead, 'status'>): boolean {
  return status >= 300 && status < 400;
}

/** A header's value; the first one when it was sent several times. */
export function header(head: ResponseHead, name: string): string | undefined {
  const value = head.headers[name];
  return typeof value === 'object' ? value[0] : value;
}

/** All values of a header, in the order they arrived. */
export function headerAll(head: ResponseHead, name: string): readonly string[] {
  const value = head.headers[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** Why the answer is not read any further. A 401 always passes: what it means is decided by who asked. */
export function headFailure(
  head: ResponseHead,
  origin: string,
  bodyLimit: number,
): TransportFailure | undefined {
  const { status } = head;
  if (status === 401) return undefined;
  if (status < 200 || status > 599) return { kind: 'protocol', code: 'BAD_STATUS', sent: true };
  if (isRedirect(head)) {
    return {
      kind: 'redirected',
      status,
      target: redirectTarget(header(head, 'location'), origin),
      sent: true,
    };
  }
  if (Number(header(head, 'content-length')) > bodyLimit) {
    return { kind: 'tooLarge', what: 'body', limit: bodyLimit, sent: true };
  }
  return undefined;
}

/** Only the origin: a path may hold ids, a query anything. `''` when there is no readable address. */
function redirectTarget(location: string | undefined, origin: string): string {
  const url = location === undefined ? null : URL.parse(location, origin);
  return url === null || url.origin === 'null' ? '' : url.origin;
}
