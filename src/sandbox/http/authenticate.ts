import type { IncomingMessage } from 'node:http';
import type { Page } from './answer.ts';
import type { BasicSignIn } from './basicSignIn.ts';
import type { Sessions } from './sessions.ts';

const CHALLENGE = 'Basic realm="Cisco Unity Connection"';

/** Who may pass, with the cookies for the answer; or the page that says no. */
export type Authentication = { readonly setCookies: readonly string[] } | Page;

function unauthorized(setCookies: readonly string[]): Page {
  const headers = {
    'WWW-Authenticate': CHALLENGE,
    ...(setCookies.length > 0 && { 'Set-Cookie': setCookies }),
  };
  return { kind: 'page', status: 401, headers };
}

/**
 * Judges a request by its Authorization header, else by its cookies. A right Basic sign-in keeps the session the
 * cookies name, and opens one without (facts sheet 1.2).
 */
export function authenticate(
  request: IncomingMessage,
  signIn: BasicSignIn,
  sessions: Sessions,
): Authentication {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) {
    const outcome = signIn(authorization);
    if (outcome === 'busy') return { kind: 'page', status: 503 };
    if (outcome === 'refused') return unauthorized([]);
    const session = sessions.check(cookie);
    return { setCookies: session.kind === 'valid' ? session.setCookies : sessions.open() };
  }
  const session = sessions.check(cookie);
  if (session.kind === 'valid') return { setCookies: session.setCookies };
  return unauthorized(session.kind === 'expired' ? session.setCookies : []);
}
