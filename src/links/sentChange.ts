import type { HttpsLink, UpdateRequest } from '../cupi/httpsLink.ts';
import type { Change } from './change.ts';
import { nameOf } from './changeTarget.ts';
import { shownFields } from './editedFields.ts';

/**
 * What must be kept of a change to tell from a later list whether it was carried out. It outlives the window, so it
 * holds no sign-in and no body: of an update the values that were asked for, none of them secret.
 */
export type SentChange =
  /** `before`: the ObjectIds in the list that was read just before sending. */
  | { readonly kind: 'join'; readonly remoteServer: string; readonly before: readonly string[] }
  | {
      readonly kind: 'update';
      readonly objectId: string;
      readonly name: string;
      readonly fields: UpdateRequest;
      /** The same fields as they were just before sending. */
      readonly was: UpdateRequest;
    }
  | { readonly kind: 'unjoin'; readonly objectId: string; readonly name: string }
  | { readonly kind: 'unjoinSelf'; readonly before: readonly string[] };

/** `links` is what was read just before sending: the list, or for an update and an unjoin the link alone. */
export function sentChange(change: Change, links: readonly HttpsLink[]): SentChange {
  const before = links.map(({ objectId }) => objectId).filter((objectId) => objectId !== '');
  switch (change.kind) {
    case 'join':
      return { kind: 'join', remoteServer: change.request.remoteServer, before };
    case 'update': {
      const { objectId } = change.link;
      const was = pick(shownFields(links[0] ?? change.link), change.fields);
      return { kind: 'update', objectId, name: nameOf(change), fields: change.fields, was };
    }
    case 'unjoin':
      return { kind: 'unjoin', objectId: change.link.objectId, name: nameOf(change) };
    case 'unjoinSelf':
      return { kind: 'unjoinSelf', before };
  }
}

function pick(shown: UpdateRequest, fields: UpdateRequest): UpdateRequest {
  return Object.fromEntries(Object.entries(shown).filter(([key]) => key in fields));
}
