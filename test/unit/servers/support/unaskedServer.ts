import assert from 'node:assert/strict';
import { createListsFirst } from '../../../../src/servers/listsFirst.ts';
import type { Profile } from '../../../../src/servers/profile.ts';
import { createServer, type Server } from '../../../../src/servers/server.ts';

/** A server that must not be asked for anything. */
export function unaskedServer(profile: Profile): Server {
  return createServer(profile, unasked, () => undefined);
}

const fail = () => assert.fail('nothing is asked for');
const unasked = {
  format: fail,
  trust: fail,
  signIn: fail,
  log: fail,
  fault: fail,
  get records() {
    return fail();
  },
  get journal() {
    return fail();
  },
  lists: createListsFirst(),
};
