import type { HttpsLink, JoinRequest, UpdateRequest } from '../cupi/httpsLink.ts';

/** A change of one server, as a person has confirmed it. `link` is the link as that person saw it. */
export type Change =
  | { readonly kind: 'join'; readonly request: JoinRequest }
  | { readonly kind: 'update'; readonly link: HttpsLink; readonly fields: UpdateRequest }
  | { readonly kind: 'unjoin'; readonly link: HttpsLink }
  | { readonly kind: 'unjoinSelf' };

/** What is known after a change was carried out. `link` is read back; `undefined` when it is gone or could not be read. */
export interface Changed {
  readonly objectId: string | undefined;
  readonly link: HttpsLink | undefined;
  /** Wire names of fields that the server took without changing them. */
  readonly ignored: readonly string[];
}
