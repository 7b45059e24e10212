import assert from 'node:assert/strict';
import { buildModel } from '../../src/details/buildModel.ts';
import type { ServerState } from '../../src/servers/serverState.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';
import { unaskedServer } from '../unit/servers/support/unaskedServer.ts';

type SignedOut = Extract<ServerState, { kind: 'signedOut' }>;

/** What the page of a link says while nobody is signed in to its server. */
function notice(signIn: string | undefined, different: Partial<SignedOut>): string | undefined {
  const profile = aProfile('https://denver.example:8443', 'operator', signIn === undefined ? {} : { signIn });
  const made = unaskedServer(profile);
  const state: SignedOut = { kind: 'signedOut', refused: false, last: undefined, ...different };
  const server = Object.defineProperty(made, 'state', { get: () => state });
  const servers = { get: () => server, farEnd: () => undefined };
  return buildModel({ serverId: profile.id, linkKey: 'x' }, servers, { of: () => [] }, '').notice?.text;
}

describe('the page of a link whose server nobody is signed in to', () => {
  it('says why, and what to do', () => {
    assert.equal(
      notice(undefined, {}),
      'No password is stored for this server. Use “Sign In…” to enter the password.',
    );
    assert.match(notice(undefined, { refused: true }) ?? '', /^The server refused the stored password;/);
  });

  it('names the shared sign-in that it may not use yet, or whose password was refused', () => {
    assert.match(notice('Lab', { notAllowed: true }) ?? '', /not yet allowed to use the sign-in “Lab”/);
    assert.match(notice('Lab', { refused: true }) ?? '', /^The password of the sign-in “Lab” was refused/);
  });
});
