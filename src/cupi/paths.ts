import type { HttpRequest } from '../http/exchange.ts';
import { invalidRequest } from './encode/fields.ts';
import { isObjectId } from './objectId.ts';
import type { Where } from './toFailure.ts';

/** Where a request goes, and what may be said of it in a log. */
export type Place = Pick<HttpRequest, 'path' | 'template'>;

function fixed(path: string): Place {
  return { path, template: path };
}

/** The documented paths (facts sheet 2.1, 1.9 to 1.11); the list has its slash in every example. */
export const PLACES = {
  list: fixed('/vmrest/httpslinks/'),
  join: fixed('/vmrest/httpslinks/operation/autojoin'),
  unjoinSelf: fixed('/vmrest/httpslinks/operation/unjoinself'),
  version: fixed('/vmrest/version'),
  productVersion: fixed('/vmrest/version/product/'),
  vmsServers: fixed('/vmrest/vmsservers'),
  locations: fixed('/vmrest/locations/connectionlocations'),
} as const;

function withId(where: Where, prefix: string, objectId: string): Place {
  if (!isObjectId(objectId))
    return invalidRequest(where, 'ObjectId', objectId === '' ? 'missing' : 'malformed');
  return { path: `${prefix}/${encodeURIComponent(objectId)}`, template: `${prefix}/{id}` };
}

/** For view and update. */
export function linkPlace(where: Where, objectId: string): Place {
  return withId(where, '/vmrest/httpslinks', objectId);
}

/** The id follows the verb: an empty one would make a call whose effect nobody documents. */
export function unjoinPlace(where: Where, objectId: string): Place {
  return withId(where, '/vmrest/httpslinks/operation/unjoin', objectId);
}
