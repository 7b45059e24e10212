import type { CupiClient } from '../cupi/client.ts';
import type { ConnectionLocation } from '../cupi/connectionLocation.ts';
import type { Failure } from '../cupi/failure.ts';
import { attempt } from '../links/attempt.ts';
import { ownLocation } from '../links/ownLocation.ts';
import type { ListsFirst } from './listsFirst.ts';

/** Facts of a server that do not change during a session; `undefined` where they are not known. */
export interface Facts {
  readonly version: string | undefined;
  /** The locations of its network that it knows, itself included. */
  readonly locations: readonly ConnectionLocation[] | undefined;
  /** The server's own location in the network. */
  readonly location: ConnectionLocation | undefined;
}

export const nothingKnown: Facts = { version: undefined, locations: undefined, location: undefined };

export interface About {
  /**
   * Asks for what is not known yet, once lists that are under way are there. Resolves to what is known then, or to
   * `undefined` without news. What a server does not offer is left out and not asked again; after any other failure the next
   * reading asks. Rejects only with a fault of our own.
   */
  read(client: CupiClient, signal: AbortSignal): Promise<Facts | undefined>;
}

interface Fact<T> {
  readonly value: T | undefined;
}

export function createAbout(lists: Pick<ListsFirst, 'afterLists'>): About {
  let version: Fact<string> | undefined;
  let locations: Fact<readonly ConnectionLocation[]> | undefined;
  return {
    async read(client, signal) {
      if (version && locations) return undefined;
      await lists.afterLists(signal);
      const before = [version, locations];
      version ??= await fact(client.productVersion(signal).then((told) => told.version));
      locations ??= await fact(client.locations(signal));
      if (version === before[0] && locations === before[1]) return undefined;
      const all = locations?.value;
      return { version: version?.value, locations: all, location: all && ownLocation(all) };
    },
  };
}

async function fact<T>(asked: Promise<T>): Promise<Fact<T> | undefined> {
  const answer = await attempt(asked);
  if ('value' in answer) return answer;
  return isAnswer(answer.failure.kind) ? { value: undefined } : undefined;
}

/** Whether asking again would give the same. */
function isAnswer(kind: Failure['kind']): boolean {
  return ['notFound', 'unsupported', 'denied', 'refused', 'badPayload', 'partial', 'tooLarge'].includes(kind);
}
