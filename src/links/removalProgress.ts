import type { HttpsLink } from '../cupi/httpsLink.ts';

/** What is known of the other end of a link: the far end server's own link back to this server. */
export type LinkBack =
  | { readonly kind: 'notConfigured' }
  /** Configured, but its links are not known now, or none of them can be recognised as the one back. */
  | { readonly kind: 'notKnown' }
  | { readonly kind: 'standing' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'absent' };

/** How far the removal of a link has come on one end that can be seen. */
export type RemovalStep =
  /** It is still an ordinary link there: that end must synchronize to notice. */
  | 'notNoticed'
  /** Marked; its own cleanup task must run. */
  | 'pending'
  | 'gone';

/** How far the removal of a link has come: it is marked, and later cleaned up, by each end for itself (facts sheet 3.6). */
export interface RemovalProgress {
  readonly here: RemovalStep;
  readonly farEnd: RemovalStep | 'notConfigured' | 'notKnown';
}

/** `here` is the link as this end has it, if it still does. `undefined` for a link that is not being removed. */
export function removalProgress(
  here: Pick<HttpsLink, 'deleted'> | undefined,
  { kind: back }: LinkBack,
): RemovalProgress | undefined {
  const farEnd = farStep(back);
  if (here && !here.deleted) return farEnd === 'pending' ? { here: 'notNoticed', farEnd } : undefined;
  return { here: here ? 'pending' : 'gone', farEnd };
}

function farStep(back: LinkBack['kind']): RemovalProgress['farEnd'] {
  switch (back) {
    case 'standing':
      return 'notNoticed';
    case 'absent':
      return 'gone';
    default:
      return back;
  }
}
