import type { Link } from '../world/link.ts';
import { linkFields } from '../world/linkFields.ts';
import { refuse } from '../world/refusal.ts';
import { deletedAt, isGone, linksOf } from '../world/removal.ts';
import { resolve } from '../world/resolve.ts';
import { unjoin, unjoinSelf } from '../world/unjoin.ts';
import { updateLink } from '../world/updateLink.ts';
import { refusal } from './answer.ts';
import type { Call, Handler } from './call.ts';

function findLink({ network: { world, time }, location, id }: Call): Link | undefined {
  const link = world.links.get(id);
  return link?.owner === location.key && !isGone(world, link, time.now()) ? link : undefined;
}

/** GET `/vmrest/httpslinks`. */
export const listLinks: Handler = ({ network: { world, time, quirks }, location }) => {
  const now = time.now();
  const rows = linksOf(world, location.key, now).map((link) => linkFields(world, link, now, quirks.never));
  return { kind: 'list', plural: 'HttpsLinks', singular: 'HttpsLink', rows };
};

/** GET `/vmrest/httpslinks/{id}`. */
export const viewLink: Handler = (call) => {
  const { world, time, quirks } = call.network;
  const link = findLink(call);
  if (link === undefined) return refusal(refuse('noSuchLink', call.id));
  return { kind: 'object', name: 'HttpsLink', fields: linkFields(world, link, time.now(), quirks.never) };
};

/** PUT `/vmrest/httpslinks/{id}`. That a link waiting for removal cannot be updated is a guess. */
export const putLink: Handler = (call) => {
  const { world, time, quirks, keyOfPort } = call.network;
  const link = findLink(call);
  if (link === undefined) return refusal(refuse('noSuchLink', call.id));
  if (deletedAt(world, link, time.now()) !== undefined)
    return refusal(refuse('removalPending', link.displayName));
  const refused = updateLink(link, call.fields, {
    resolve: (remoteServer) => resolve(world, remoteServer, keyOfPort),
    refuseListsOff: quirks.refuseListsOff,
  });
  return refused === undefined ? { kind: 'noContent' } : refusal(refused);
};

/** DELETE `/vmrest/httpslinks/operation/unjoin/{id}`. */
export const unjoinLink: Handler = (call) => {
  const { world, time, quirks } = call.network;
  const link = findLink(call);
  if (link === undefined) return refusal(refuse('noSuchLink', call.id));
  const refused = unjoin(world, link, time.now());
  return refused === undefined ? { kind: 'text', text: quirks.unjoinText } : refusal(refused);
};

/** DELETE `/vmrest/httpslinks/operation/unjoinself`. */
export const unjoinLocation: Handler = ({ network: { world, time, quirks }, location }) => {
  const outcome = unjoinSelf(world, location.key, quirks.refuseUnjoinSelfWithoutLinks, time.now());
  return typeof outcome === 'number' ? { kind: 'text', text: quirks.unjoinSelfText } : refusal(outcome);
};
