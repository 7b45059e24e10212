/**
 * Milliseconds to wait from a `Retry-After` header (seconds or an HTTP date, counted from the response's own `Date`);
 * `undefined` when it is absent, negative or unreadable. A date already past is 0.
 */
export function retryAfterMs(header: string | undefined, serverNow: Date): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Za-z]{3}/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - serverNow.getTime());
}
