/** A name and password. Prints as `[redacted]`; see credentials.ts. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** What the server said to a request that carried the password; `unknown` when there was no clear answer. */
export type SignInOutcome = 'accepted' | 'refused' | 'unknown';

/**
 * Runs one attempt with the server's password. The holder of the password decides whether there is one to use,
 * keeps other windows from trying it at the same time, and remembers a refusal.
 * Resolves to `missing`, `refusedBefore` or `notAllowed` without calling `attempt` when there is nothing that may be sent. When `signal`
 * aborts, nobody waits for the outcome any more, and an attempt would send nothing. `connect` makes the
 * connection of the attempt beforehand, for a holder that keeps others waiting during the attempt. Where it rejects, the
 * holder does.
 */
export type SignIn = (
  attempt: (credentials: Credentials) => Promise<SignInOutcome>,
  signal: AbortSignal,
  connect: () => Promise<void>,
) => Promise<SignInOutcome | 'missing' | 'refusedBefore' | 'notAllowed'>;
