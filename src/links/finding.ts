import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { Changed } from './change.ts';
import { fieldsWhere, ignoredFields, sameValue, shownFields } from './editedFields.ts';
import type { SentChange } from './sentChange.ts';

/** What a list says of a change whose answer was lost. */
export type Finding =
  | { readonly kind: 'done'; readonly changed: Changed }
  /** No trace of it; it may still come. */
  | { readonly kind: 'notYet' }
  /** A join with more than one new link: which is ours only a person can tell. */
  | { readonly kind: 'several'; readonly links: readonly HttpsLink[] }
  /** An update whose link has neither the old nor the sent values; `now` is `undefined` when it is gone. */
  | { readonly kind: 'conflict'; readonly now: HttpsLink | undefined };

/** `links` is a whole list that was read after the change was sent. */
export function findingOf(sent: SentChange, links: readonly HttpsLink[]): Finding {
  switch (sent.kind) {
    case 'join':
      return joinFinding(newLinks(sent.before, links));
    case 'update':
      return updateFinding(sent, linkOf(sent.objectId, links));
    case 'unjoin': {
      const link = linkOf(sent.objectId, links);
      return link && !link.deleted ? { kind: 'notYet' } : done(sent.objectId, link);
    }
    case 'unjoinSelf': {
      const stay = links.some(({ objectId, deleted }) => !deleted && sent.before.includes(objectId));
      return stay ? { kind: 'notYet' } : done(undefined, undefined);
    }
  }
}

/** By ObjectId, never by host: a link may name its far end in another way than the join did. */
function newLinks(before: readonly string[], links: readonly HttpsLink[]): readonly HttpsLink[] {
  return links.filter(({ objectId }) => objectId !== '' && !before.includes(objectId));
}

function joinFinding(links: readonly HttpsLink[]): Finding {
  const [first, ...more] = links;
  if (!first) return { kind: 'notYet' };
  return more.length > 0 ? { kind: 'several', links } : done(first.objectId, first);
}

/**
 * Fields that were sent as they were already tell nothing. RemoteServer is not given back: the far end's host counts
 * as taken over once it is another than before, since the server may name it in its own way.
 */
function updateFinding(
  { fields, was }: Extract<SentChange, { kind: 'update' }>,
  now: HttpsLink | undefined,
): Finding {
  if (!now) return { kind: 'conflict', now };
  const shown = shownFields(now);
  const changed = fieldsWhere(fields, (field) => !sameValue(field, fields, was));
  const moved = changed.filter((field) => !sameValue(field, shown, was));
  const foreign = moved.filter((field) => field !== 'remoteServer' && !sameValue(field, shown, fields));
  if (foreign.length > 0) return { kind: 'conflict', now };
  if (moved.length === 0 && changed.length > 0) return { kind: 'notYet' };
  return {
    kind: 'done',
    changed: { objectId: now.objectId, link: now, ignored: ignoredFields(fields, now) },
  };
}

function done(objectId: string | undefined, link: HttpsLink | undefined): Finding {
  return { kind: 'done', changed: { objectId, link, ignored: [] } };
}

function linkOf(objectId: string, links: readonly HttpsLink[]): HttpsLink | undefined {
  return links.find((link) => link.objectId === objectId);
}
