import type { Operation } from '../cupi/failure.ts';
import type { HttpsLink, JoinRequest, UpdateRequest } from '../cupi/httpsLink.ts';

/**
 * A change of one server, as a person has confirmed it. `link` is the link as that person saw it; `named` are the
 * ObjectIds of the standing links that the question named.
 */
export type Change =
  | { readonly kind: 'join'; readonly request: JoinRequest }
  | { readonly kind: 'update'; readonly link: HttpsLink; readonly fields: UpdateRequest }
  | { readonly kind: 'unjoin'; readonly link: HttpsLink }
  | { readonly kind: 'unjoinSelf'; readonly named: readonly string[] };

/** What is known after a change was carried out. `link` is read back; `undefined` when it is gone or could not be read. */
export interface Changed {
  readonly objectId: string | undefined;
  readonly link: HttpsLink | undefined;
  /** Wire names of fields that the server took without changing them. */
  readonly ignored: readonly string[];
}

export const changeKinds = [
  'join',
  'update',
  'unjoin',
  'unjoinSelf',
] as const satisfies readonly Change['kind'][];

/** Whether a call changes something. */
export function isChange(operation: Operation): operation is Change['kind'] {
  return changeKinds.some((kind) => kind === operation);
}
