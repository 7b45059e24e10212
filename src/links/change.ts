import type { CupiClient } from '../cupi/client.ts';
import type { HttpsLink, JoinRequest, UpdateRequest } from '../cupi/httpsLink.ts';
import { ignoredFields } from './editedFields.ts';

export type Change =
  | { readonly kind: 'join'; readonly request: JoinRequest }
  | { readonly kind: 'update'; readonly objectId: string; readonly fields: UpdateRequest }
  | { readonly kind: 'unjoin'; readonly objectId: string }
  | { readonly kind: 'unjoinSelf' };

/** What is known after a change was carried out. `link` is read back; `undefined` when it is gone or could not be read. */
export interface Changed {
  readonly objectId: string | undefined;
  readonly link: HttpsLink | undefined;
  /** Wire names of fields that the server took without changing them. */
  readonly ignored: readonly string[];
}

/**
 * Sends one change once. A GET first proves the session, so that the change itself never meets a stale one.
 * Rejects with a CupiError; see {@link outcomeOf} for what is then known.
 */
export async function applyChange(client: CupiClient, change: Change, signal: AbortSignal): Promise<Changed> {
  switch (change.kind) {
    case 'join': {
      await client.list(signal);
      const { objectId } = await client.join(change.request, signal);
      return { objectId, link: await readBack(client, objectId, signal), ignored: [] };
    }
    case 'update': {
      await client.view(change.objectId, signal);
      await client.update(change.objectId, change.fields, signal);
      const link = await readBack(client, change.objectId, signal);
      return { objectId: change.objectId, link, ignored: link ? ignoredFields(change.fields, link) : [] };
    }
    case 'unjoin': {
      await client.view(change.objectId, signal);
      await client.unjoin(change.objectId, signal);
      return {
        objectId: change.objectId,
        link: await readBack(client, change.objectId, signal),
        ignored: [],
      };
    }
    case 'unjoinSelf': {
      await client.list(signal);
      await client.unjoinSelf(signal);
      return { objectId: undefined, link: undefined, ignored: [] };
    }
  }
}

/** The change is done whatever this reading says, so a failure here is not the change's failure. */
async function readBack(
  client: CupiClient,
  objectId: string,
  signal: AbortSignal,
): Promise<HttpsLink | undefined> {
  return client.view(objectId, signal).then(
    ({ link }) => link,
    () => undefined,
  );
}
