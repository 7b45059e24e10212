import type { JoinRequest } from './joinRequest.ts';
import { hasHttpsNetworking, type Location } from './location.ts';
import { reach } from './reach.ts';
import { refuse, type Refusal } from './refusal.ts';
import { deletedAt, linksOf } from './removal.ts';
import { certificateNames, type Resolved } from './resolve.ts';
import type { World } from './world.ts';

/** Most HTTPS links of one location (facts sheet 3.2, largest overlay). */
const LINK_LIMIT = 5;

function activeLinks(world: World, key: string, now: number): number {
  return linksOf(world, key, now).filter((link) => deletedAt(world, link, now) === undefined).length;
}

/** A link between the two that still stands on either end, be it only waiting for its removal. */
function checkOldLinks(world: World, local: Location, remote: Location, now: number): Refusal | undefined {
  const between = [...linksOf(world, local.key, now), ...linksOf(world, remote.key, now)].filter(
    ({ owner, remote: far }) => [owner, far].includes(local.key) && [owner, far].includes(remote.key),
  );
  if (between.length === 0) return undefined;
  const pending = between.some((link) => deletedAt(world, link, now) !== undefined);
  return refuse(pending ? 'removalPending' : 'alreadyLinked', remote.displayName);
}

function checkCertificate({ location, host }: Resolved, request: JoinRequest): Refusal | undefined {
  if (request.acceptErrors) return undefined;
  if (!certificateNames(location, host)) return refuse('certificateName', host);
  // Every certificate of the sandbox is self-signed.
  return request.acceptSelfSigned ? undefined : refuse('selfSigned', host);
}

/** Names and SMTP domains must be unique over both networks (facts sheet 3.3), and the networks must not meet (3.1). */
function checkNetworks(world: World, local: Location, remote: Location, now: number): Refusal | undefined {
  const here = reach(world, local.key, now);
  const there = reach(world, remote.key, now);
  if (here.includes(remote) || there.includes(local)) return refuse('sameNetwork', remote.displayName);
  const same = (of: (each: Location) => string): Location | undefined =>
    here.find((one) => there.some((other) => of(one).toLowerCase() === of(other).toLowerCase()));
  const sameName = same((each) => each.displayName);
  if (sameName !== undefined) return refuse('duplicateName', sameName.displayName);
  const sameDomain = same((each) => each.smtpDomain);
  if (sameDomain !== undefined) return refuse('duplicateSmtpDomain', sameDomain.smtpDomain);
  const full = [local, remote].find((each) => activeLinks(world, each.key, now) >= LINK_LIMIT);
  return full && refuse('tooManyLinks', full.displayName);
}

/** What can be said before signing in at the far end: nothing secret has been sent yet. */
export function checkBeforeSignIn(
  world: World,
  local: Location,
  remote: Resolved,
  request: JoinRequest,
  now: number,
): Refusal | undefined {
  if (remote.location === local) return refuse('self', local.displayName);
  if (!hasHttpsNetworking(remote.location)) return refuse('tooOld', remote.location.displayName);
  return checkOldLinks(world, local, remote.location, now) ?? checkCertificate(remote, request);
}

/** What the far end says once it knows who asks. */
export function checkAfterSignIn(
  world: World,
  local: Location,
  remote: Location,
  now: number,
): Refusal | undefined {
  return checkNetworks(world, local, remote, now);
}
