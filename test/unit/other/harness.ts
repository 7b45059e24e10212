import { credentials } from '../../../src/http/credentials.ts';
import type { SignInOutcome } from '../../../src/http/signIn.ts';
import type { CupiClient } from '../../../src/cupi/client.ts';
import type { Failure } from '../../../src/cupi/failure.ts';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import { createCupiClient, openSession } from '../../../src/net.ts';
import type { OtherServerOptions } from '../../support/otherServer/options.ts';
import { startOtherServer, type OtherServer } from '../../support/otherServer/startOtherServer.ts';

export type Format = 'json' | 'xml';

/** Every dialect, asked in both formats. */
export const combinations = (['json', 'xml', 'mixed'] as const).flatMap((dialect) =>
  (['json', 'xml'] as const).map((format) => ({ dialect, format })),
);

/** The real client over the real transport, pinned to the server's first certificate. */
export interface Setup {
  readonly server: OtherServer;
  readonly client: CupiClient;
  readonly outcomes: readonly SignInOutcome[];
}

let cleanups: (() => Promise<void>)[] = [];

/** Call {@link cleanUp} after each test. */
export async function setUp(options: OtherServerOptions, format: Format): Promise<Setup> {
  const server = await startOtherServer(options);
  cleanups.push(() => server.close());
  const { origin, user, password, sha256 } = server;
  const outcomes: SignInOutcome[] = [];
  const session = openSession({
    origin,
    trust: () => ({ kind: 'pin', sha256 }),
    signIn: async (attempt) => {
      if (outcomes.includes('refused')) return 'refusedBefore';
      const outcome = await attempt(credentials(user, password));
      outcomes.push(outcome);
      return outcome;
    },
    log: () => undefined,
  });
  cleanups.push(() => session.dispose());
  return {
    server,
    client: createCupiClient({ server: () => 'other', format, send: session.send }),
    outcomes,
  };
}

export async function cleanUp(): Promise<void> {
  const all = cleanups.reverse();
  cleanups = [];
  for (const cleanup of all) await cleanup();
}

/** The link of that name; fails when there is none. */
export async function linkNamed(client: CupiClient, name: string): Promise<HttpsLink> {
  const { links } = await client.list();
  const link = links.find(({ displayName }) => displayName === name);
  if (!link) throw new Error(`No link is named ${name}.`);
  return link;
}

/** The failure a call rejects with. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (error) {
    if (isCupiError(error)) return error.failure;
    throw error;
  }
  throw new Error('It did not fail.');
}

function isCupiError(error: unknown): error is Error & { readonly failure: Failure } {
  return error instanceof Error && 'failure' in error;
}
