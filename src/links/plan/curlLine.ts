import type { PlannedRequest } from './plannedRequest.ts';

/**
 * A planned request as a line for `curl` in a POSIX shell. It holds no password: curl asks for the server's own, and the
 * remote one must be put in for its dots.
 */
export function curlLine(origin: string, user: string, { method, path, body }: PlannedRequest): string {
  const parts = ['curl', '--user', quoted(user), '--request', method];
  if (body) parts.push('--header', quoted(`Content-Type: ${body.type}`), '--data-raw', quoted(body.text));
  return [...parts, quoted(`${origin}${path}`)].join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
