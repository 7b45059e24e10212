import { LINKS_LIMIT, OTHER_LIMIT, type ClientOptions } from './call.ts';
import type { ConnectionLocation } from './connectionLocation.ts';
import { cupiFailureOf } from './cupiFailure.ts';
import { decodeLink } from './decode/decodeLink.ts';
import { decodeLinks } from './decode/decodeLinks.ts';
import { decodeLocations } from './decode/decodeLocations.ts';
import { decodeVersion } from './decode/decodeVersion.ts';
import { decodeVmsServers } from './decode/decodeVmsServers.ts';
import { newLinkId } from './decode/newLinkId.ts';
import type { Format } from './encode/body.ts';
import { successText } from './errorBody.ts';
import type { Operation } from './failure.ts';
import type { HttpsLink, JoinRequest, UpdateRequest } from './httpsLink.ts';
import { createLastDecoded } from './lastDecoded.ts';
import { PLACES, linkPlace } from './paths.ts';
import type { ProductVersion } from './productVersion.ts';
import { read, type Answer } from './reads.ts';
import type { VmsServer } from './vmsServer.ts';
import { joinCall, unjoinCall, unjoinSelfCall, updateCall } from './writeCalls.ts';
import { notAsDocumented, write } from './writes.ts';

/** A body as the server sent it, for people to look at. */
interface RawBody {
  readonly contentType: string;
  readonly text: string;
}

/** The server's clock (`undefined` when it gave none) and the body, beside what was decoded from it. */
interface Seen {
  readonly date: Date | undefined;
  readonly raw: RawBody;
}

/**
 * Unity Connection's HTTPS networking API (facts sheet 2.1) and its read-only companions, one method a call.
 * Every method rejects with a `CupiError` only; nothing is ever sent twice here.
 */
export interface CupiClient {
  /** `format`: what to ask for this once; a server may answer in the other one. */
  list(signal?: AbortSignal, format?: Format): Promise<{ readonly links: readonly HttpsLink[] } & Seen>;
  view(objectId: string, signal?: AbortSignal, format?: Format): Promise<{ readonly link: HttpsLink } & Seen>;
  /** Resolves with the new link's id. `badPayload`/`noNewLink`: joined, as far as the status says, id unknown. */
  join(request: JoinRequest, signal?: AbortSignal): Promise<{ readonly objectId: string }>;
  update(objectId: string, changes: UpdateRequest, signal?: AbortSignal): Promise<void>;
  /** Marks one link for removal; `text` is the server's own message. */
  unjoin(objectId: string, signal?: AbortSignal): Promise<{ readonly text: string | undefined }>;
  /** Marks all links of this location for removal. */
  unjoinSelf(signal?: AbortSignal): Promise<{ readonly text: string | undefined }>;
  /** The API component's version. */
  version(signal?: AbortSignal): Promise<ProductVersion>;
  /** The product's version; the API component's where a release does not offer it. */
  productVersion(signal?: AbortSignal): Promise<ProductVersion>;
  vmsServers(signal?: AbortSignal): Promise<readonly VmsServer[]>;
  /** The locations this server knows, itself included. */
  locations(signal?: AbortSignal): Promise<readonly ConnectionLocation[]>;
}

function seen({ response }: Answer<unknown>): Seen {
  return { date: response.date, raw: { contentType: response.contentType, text: response.text } };
}

export function createCupiClient(given: ClientOptions): CupiClient {
  const named = () => ({ server: given.server(), format: given.format });
  let release: string | undefined;
  const lastList = createLastDecoded<readonly HttpsLink[]>();
  const options = { ...given, release: () => release };

  async function version(signal?: AbortSignal): Promise<ProductVersion> {
    const call = { operation: 'version', ...PLACES.version, limit: OTHER_LIMIT } as const;
    const { value } = await read(options, call, decodeVersion, signal);
    release ??= value.version;
    return value;
  }

  return {
    async list(signal, format = given.format) {
      const call = { operation: 'list', ...PLACES.list, limit: LINKS_LIMIT } as const;
      // A look at the other format comes between two that are the same.
      const last = format === given.format ? lastList : undefined;
      const found = await read({ ...options, format }, call, decodeLinks, signal, last);
      return { links: found.value, ...seen(found) };
    },

    async view(objectId, signal, format = given.format) {
      const operation: Operation = 'view';
      const call = {
        operation,
        ...linkPlace({ server: given.server(), operation }, objectId),
        limit: LINKS_LIMIT,
      };
      const found = await read(
        { ...options, format },
        call,
        (document) => decodeLink(document, objectId),
        signal,
      );
      return { link: found.value, ...seen(found) };
    },

    async join(request, signal) {
      const response = await write(options, joinCall(named(), request), signal);
      const objectId = await newLinkId(response);
      if (objectId === undefined) throw notAsDocumented(options, 'join', response, 'noNewLink');
      return { objectId };
    },

    async update(objectId, changes, signal) {
      await write(options, updateCall(named(), objectId, changes), signal);
    },

    async unjoin(objectId, signal) {
      return { text: await successText(await write(options, unjoinCall(named(), objectId), signal)) };
    },

    async unjoinSelf(signal) {
      return { text: await successText(await write(options, unjoinSelfCall(), signal)) };
    },

    version,

    async productVersion(signal) {
      const call = { operation: 'productVersion', ...PLACES.productVersion, limit: OTHER_LIMIT } as const;
      try {
        const { value } = await read(options, call, decodeVersion, signal);
        release = value.version;
        return value;
      } catch (error) {
        if (cupiFailureOf(error)?.kind === 'notFound') return version(signal);
        throw error;
      }
    },

    async vmsServers(signal) {
      const call = { operation: 'vmsServers', ...PLACES.vmsServers, limit: OTHER_LIMIT } as const;
      return (await read(options, call, decodeVmsServers, signal)).value;
    },

    async locations(signal) {
      const call = { operation: 'locations', ...PLACES.locations, limit: OTHER_LIMIT } as const;
      return (await read(options, call, decodeLocations, signal)).value;
    },
  };
}
