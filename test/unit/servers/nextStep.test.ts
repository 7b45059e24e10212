import assert from 'node:assert/strict';
import type { FailureKind } from '../../../src/cupi/failure.ts';
import { nextStepOf, type Step } from '../../../src/servers/nextStep.ts';
import { failureOfEachKind } from '../../support/failures.ts';
import { aProfile } from './support/aProfile.ts';

/** The step for a server that was never read, and where it differs, for one that was. */
const steps: Readonly<Record<FailureKind, Step | readonly [Step, Step]>> = {
  unreachable: ['editServer', 'testConnection'],
  timeout: 'refresh',
  untrusted: 'reviewCertificate',
  certificateChanged: 'reviewCertificate',
  tlsFailed: ['editServer', 'testConnection'],
  proxy: 'openSettingsFile',
  authorities: 'openSettingsFile',
  cancelled: 'refresh',
  signInNeeded: 'signIn',
  signInRefused: 'signIn',
  redirected: 'editServer',
  tooLarge: ['editServer', 'testConnection'],
  protocol: ['editServer', 'testConnection'],
  cutOff: 'refresh',
  denied: 'signIn',
  notFound: ['editServer', 'testConnection'],
  unsupported: 'testConnection',
  conflict: 'refresh',
  refused: 'refresh',
  busy: 'refresh',
  serverError: 'refresh',
  badPayload: ['editServer', 'testConnection'],
  partial: ['editServer', 'testConnection'],
  readOnly: 'editServer',
  outdated: 'refresh',
  invalidRequest: 'refresh',
};

describe('the next step', () => {
  const profile = aProfile('https://127.0.0.1:8443');
  const last = { links: [], serverNow: undefined, readAt: new Date(), unchangedSince: new Date() };

  for (const failure of Object.values(failureOfEachKind)) {
    const step = steps[failure.kind];
    const [never, before] = typeof step === 'string' ? [step, step] : step;
    it(`after ${failure.kind} is ${never}, or for a server that was read before ${before}`, () => {
      assert.equal(nextStepOf({ profile, state: { kind: 'failed', failure, last: undefined } }), never);
      assert.equal(nextStepOf({ profile, state: { kind: 'failed', failure, last } }), before);
      const sandbox = { ...profile, sandbox: true };
      assert.equal(nextStepOf({ profile: sandbox, state: { kind: 'failed', failure, last } }), 'refresh');
    });
  }

  it('is to sign in without a usable password, and nothing where all is well', () => {
    for (const refused of [true, false])
      assert.equal(nextStepOf({ profile, state: { kind: 'signedOut', refused, last: undefined } }), 'signIn');
    assert.equal(nextStepOf({ profile, state: { kind: 'notLoaded', last: undefined } }), undefined);
    assert.equal(nextStepOf({ profile, state: { kind: 'connecting', last: undefined } }), undefined);
    assert.equal(nextStepOf({ profile, state: { kind: 'ready', last } }), undefined);
  });

  it('leads to the server’s own entry for a proxy that no setting names', () => {
    for (const source of [{ kind: 'server' }, { kind: 'environment', variable: 'HTTPS_PROXY' }] as const) {
      const failure = { ...failureOfEachKind.proxy, source };
      assert.equal(nextStepOf({ profile, state: { kind: 'failed', failure, last } }), 'editServer');
    }
  });
});
