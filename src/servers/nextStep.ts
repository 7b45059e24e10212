import type { Failure } from '../cupi/failure.ts';
import type { Server } from './server.ts';

/** The command that is the next step of a person: each is one of the extension's own. */
export type Step =
  'signIn' | 'reviewCertificate' | 'testConnection' | 'refresh' | 'editServer' | 'openSettingsFile';

/**
 * The next step where a server is not read as it should be; `undefined` where nothing is amiss. The tooltip of its row
 * ends in it and its menu begins with it.
 */
export function nextStepOf({ profile, state }: Pick<Server, 'profile' | 'state'>): Step | undefined {
  if (state.kind !== 'signedOut' && state.kind !== 'failed') return undefined;
  // It is signed in to, trusted and set up by the sandbox itself.
  if (profile.sandbox) return 'refresh';
  if (state.kind === 'signedOut') return 'signIn';
  return stepAfter(state.failure, state.last !== undefined);
}

/** `readBefore`: its entry is right then, and what stands in the way is on the way or on the server. */
function stepAfter(failure: Failure, readBefore: boolean): Step {
  const atEntry = readBefore ? 'testConnection' : 'editServer';
  switch (failure.kind) {
    case 'signInNeeded':
    case 'signInRefused':
    case 'denied':
      return 'signIn';
    case 'untrusted':
    case 'certificateChanged':
      return 'reviewCertificate';
    case 'unreachable':
    case 'tlsFailed':
      return atEntry;
    case 'proxy':
      return failure.source.kind === 'setting' ? 'openSettingsFile' : 'editServer';
    case 'authorities':
      return 'openSettingsFile';
    case 'redirected':
    case 'readOnly':
      return 'editServer';
    case 'notFound':
    case 'badPayload':
    case 'partial':
    case 'tooLarge':
    case 'protocol':
      return atEntry;
    case 'unsupported':
      return 'testConnection';
    case 'timeout':
    case 'cutOff':
    case 'cancelled':
    case 'busy':
    case 'conflict':
    case 'serverError':
    case 'refused':
    case 'invalidRequest':
    case 'outdated':
      return 'refresh';
  }
}
