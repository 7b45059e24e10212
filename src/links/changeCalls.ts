import type { CupiClient } from '../cupi/client.ts';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { Change, Changed } from './change.ts';
import { ignoredFields } from './editedFields.ts';

/** A signed-in client and what ends the waiting for it. */
export interface Calling {
  readonly client: CupiClient;
  readonly signal: AbortSignal;
}

/** The list. */
export async function listLinks({ client, signal }: Calling): Promise<readonly HttpsLink[]> {
  return (await client.list(signal)).links;
}

/** What a change is about, as it is now: the list, or for an update and an unjoin the link alone. */
export async function readBefore(change: Change, calling: Calling): Promise<readonly HttpsLink[]> {
  if (!('link' in change)) return listLinks(calling);
  return [(await calling.client.view(change.link.objectId, calling.signal)).link];
}

/** Sends a change, once. Resolves to the id of a new link. */
export async function send(change: Change, { client, signal }: Calling): Promise<string | undefined> {
  switch (change.kind) {
    case 'join':
      return (await client.join(change.request, signal)).objectId;
    case 'update':
      await client.update(change.link.objectId, change.fields, signal);
      return undefined;
    case 'unjoin':
      await client.unjoin(change.link.objectId, signal);
      return undefined;
    case 'unjoinSelf':
      await client.unjoinSelf(signal);
      return undefined;
  }
}

/** The change is done whatever this reading says, so a failure here is not the change's failure. */
export async function readBack(
  change: Change,
  newId: string | undefined,
  { client, signal }: Calling,
): Promise<Changed> {
  const objectId = 'link' in change ? change.link.objectId : newId;
  if (objectId === undefined) return { objectId, link: undefined, ignored: [] };
  const link = await client.view(objectId, signal).then(
    (seen) => seen.link,
    () => undefined,
  );
  const ignored = link && change.kind === 'update' ? ignoredFields(change.fields, link) : [];
  return { objectId, link, ignored };
}
