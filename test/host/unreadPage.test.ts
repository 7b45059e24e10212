import assert from 'node:assert/strict';
import { buildModel } from '../../src/details/buildModel.ts';
import type { DetailsModel } from '../../src/details/hostMessage.ts';
import type { ServerState } from '../../src/servers/serverState.ts';
import { failureOfEachKind } from '../support/failures.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';
import { unaskedServer } from '../unit/servers/support/unaskedServer.ts';

/** The page of a link that is not known, in a tab that is called “South”. */
function page(state: ServerState | undefined): DetailsModel {
  const server = unaskedServer(aProfile('https://denver.example:8443'));
  const shown = state && Object.assign(server, { state });
  const servers = { get: () => shown, farEnd: () => undefined };
  return buildModel({ serverId: server.profile.id, linkKey: 'x' }, servers, { of: () => [] }, 'South');
}

const now = new Date();
const empty = { links: [], serverNow: undefined, readAt: now, unchangedSince: now };
const states: Readonly<Record<string, ServerState | undefined>> = {
  'not read yet': { kind: 'notLoaded', last: undefined },
  'being read': { kind: 'connecting', last: undefined },
  'out of reach': { kind: 'failed', failure: failureOfEachKind.unreachable, last: undefined },
  'signed out of': { kind: 'signedOut', refused: false, last: undefined },
  'without the link': { kind: 'ready', last: empty },
  'not in the list': undefined,
};

describe('the page of a link that is not known, of a server', () => {
  for (const [words, state] of Object.entries(states)) {
    it(`${words}: keeps what it is called`, () => assert.equal(page(state).title, 'South'));

    const kind = state?.kind === 'notLoaded' || state?.kind === 'connecting' ? 'waiting' : 'error';
    it(`${words}: says whether that is an error`, () => assert.equal(page(state).notice?.kind, kind));
  }
});
