import { addLinks } from '../world/addLinks.ts';
import { checkAfterSignIn, checkBeforeSignIn } from '../world/checkJoin.ts';
import { readJoinRequest } from '../world/joinRequest.ts';
import { linkPath } from '../world/linkFields.ts';
import { refuse } from '../world/refusal.ts';
import { resolve } from '../world/resolve.ts';
import { refusal } from './answer.ts';
import type { Handler } from './call.ts';

/** Simulated time the server talks to the other one, and until it gives up on one that does not answer. */
const TALK_MS = 1_500;
const GIVE_UP_MS = 6_000;

/**
 * POST `/vmrest/httpslinks/operation/autojoin`. The order of the checks is a guess, but for one thing that is sure:
 * the remote password is not used before the certificate was accepted. Goes on when the client hangs up.
 */
export const joinLink: Handler = async ({ network, location, fields }) => {
  const { world, time, accounts } = network;
  const request = readJoinRequest(fields);
  if ('refused' in request) return refusal(request);
  const remote = resolve(world, request.remoteServer, network.keyOfPort);
  if (remote === undefined) {
    await time.sleep(GIVE_UP_MS);
    return refusal(refuse('unreachable', request.remoteServer));
  }
  await time.sleep(TALK_MS);
  const now = time.now();
  const early = checkBeforeSignIn(world, location, remote, request, now);
  if (early !== undefined) return refusal(early);
  if (accounts.get(remote.location.key)?.check(request.remoteUser, request.remotePassword) !== true) {
    return refusal(refuse('remoteSignIn', request.remoteServer));
  }
  const late = checkAfterSignIn(world, location, remote.location, now);
  if (late !== undefined) return refusal(late);
  return { kind: 'created', path: linkPath(addLinks(world, location, remote, request, now).id) };
};
