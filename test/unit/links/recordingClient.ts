import type { CupiClient } from '../../../src/cupi/client.ts';
import { CupiError, type Failure, type Operation } from '../../../src/cupi/failure.ts';
import type { HttpsLink } from '../../../src/cupi/httpsLink.ts';
import { aLink, now } from './aLink.ts';

export interface Recording {
  readonly client: CupiClient;
  /** Every call in order, with what it was given besides the signal. */
  readonly calls: readonly (readonly [Operation, ...unknown[]])[];
  /** The signals given, one a call. */
  readonly signals: readonly (AbortSignal | undefined)[];
}

export const newId = 'c1f7a0de-52b4-4e0c-8d1a-7b9e3f6a2c48';

type Answer = HttpsLink | readonly HttpsLink[] | Error;

/**
 * A client that records and answers at once. `answers` replaces the answer to a call by its place (0 is the first): an
 * error to reject with, or the link or list to give. Any other list is empty.
 */
export function recordingClient(answers: Readonly<Record<number, Answer>> = {}): Recording {
  const calls: [Operation, ...unknown[]][] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const take = <T>(operation: Operation, given: unknown[], signal: AbortSignal | undefined, usual: T) => {
    const answer = answers[calls.length];
    calls.push([operation, ...given]);
    signals.push(signal);
    if (answer instanceof Error) return Promise.reject(answer);
    const links = answer === undefined ? [] : [answer].flat();
    return Promise.resolve({ usual, links, link: links[0] });
  };
  const seen = { date: now, raw: { contentType: 'application/json', text: '{}' } };
  const unexpected = () => Promise.reject(new Error('not a call of a change'));
  const client: CupiClient = {
    list: async (signal) => {
      const { links } = await take('list', [], signal, undefined);
      return { links, ...seen };
    },
    view: async (objectId, signal) => {
      const { link, usual } = await take('view', [objectId], signal, aLink({ objectId }));
      return { link: link ?? usual, ...seen };
    },
    join: async (request, signal) => {
      const { usual } = await take('join', [request], signal, { objectId: newId });
      return usual;
    },
    update: async (objectId, changes, signal) => {
      await take('update', [objectId, changes], signal, undefined);
    },
    unjoin: async (objectId, signal) => {
      await take('unjoin', [objectId], signal, undefined);
      return { text: 'done' };
    },
    unjoinSelf: async (signal) => {
      await take('unjoinSelf', [], signal, undefined);
      return { text: 'done' };
    },
    version: unexpected,
    productVersion: unexpected,
    vmsServers: unexpected,
    locations: unexpected,
  };
  return { client, calls, signals };
}

/** An answer that was lost. */
export function failed(operation: Operation, sent = true): CupiError {
  const failure: Failure = { server: 'lab', operation, sent, kind: 'cutOff', phase: 'body', code: 'X' };
  return new CupiError(failure);
}

/** An answer that says no. */
export function refused(operation: Operation, status: 400 | 404 | 409): CupiError {
  const kinds = { 400: 'refused', 404: 'notFound', 409: 'conflict' } as const;
  const words = { code: undefined, message: 'no' };
  return new CupiError({ server: 'lab', operation, sent: true, kind: kinds[status], status, words });
}
