import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Network } from '../network.ts';
import type { Location } from '../world/location.ts';
import { authenticate } from './authenticate.ts';
import { createBasicSignIn } from './basicSignIn.ts';
import type { Account } from './account.ts';
import { carryOut, type Outcome } from './carryOut.ts';
import { createGate } from './gate.ts';
import { render, type Rendered } from './render.ts';
import { createSessions } from './sessions.ts';

/** Real time a request takes at least, so that several at once really are at once. */
const SERVICE_MS = 30;

function send(
  response: ServerResponse,
  { status, headers, body }: Rendered,
  setCookies: readonly string[],
  date: Date,
): void {
  response.statusCode = status;
  response.sendDate = false;
  // The clock of the simulated network, against which its times are to be read.
  response.setHeader('Date', date.toUTCString());
  response.setHeader('Server', '');
  if (setCookies.length > 0) response.setHeader('Set-Cookie', [...setCookies]);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status !== 204) response.setHeader('Transfer-Encoding', 'chunked');
  response.end(body);
}

/** Answers the requests of one location. */
export function createHandler(network: Network, location: Location, account: Account, origin: () => string) {
  const { clock, time, world, quirks } = network;
  const gate = createGate(clock);
  const sessions = createSessions(clock);
  const signIn = createBasicSignIn(account, clock);

  async function decide(
    request: IncomingMessage,
  ): Promise<Outcome & { readonly setCookies: readonly string[] }> {
    await clock.sleep(SERVICE_MS);
    if (!(request.url ?? '/').startsWith('/vmrest/')) {
      return { answer: { kind: 'page', status: 404 }, format: 'xml', setCookies: [] };
    }
    const known = authenticate(request, signIn, sessions);
    if ('kind' in known) return { answer: known, format: 'xml', setCookies: [] };
    return { ...(await carryOut(request, network, location)), setCookies: known.setCookies };
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = clock.now();
    const leave = await gate.enter();
    try {
      const { answer, format, setCookies } =
        leave === undefined
          ? { answer: { kind: 'page', status: 503 } as const, format: 'xml' as const, setCookies: [] }
          : await decide(request);
      const rendered = render(answer, { seed: world.seed, quirks, format, origin: origin() });
      send(response, rendered, setCookies, new Date(time.now()));
      const path = (request.url ?? '/').replace(/[?#].*$/u, '');
      network.log(
        `${location.key} ${request.method ?? ''} ${path} ${rendered.status} ${clock.now() - started} ms`,
      );
    } catch {
      // The client hung up in the middle of its body: there is nobody left to answer.
      response.destroy();
    } finally {
      leave?.();
    }
  };
}
