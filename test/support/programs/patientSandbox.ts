import assert from 'node:assert/strict';
import { startSandbox, type SandboxClock, type SandboxServer } from '../../../src/sandbox/index.ts';

/** A sandbox that takes many sign-ins one after another. */
export interface PatientSandbox {
  /** What reached it, as `location METHOD path status`. */
  readonly requests: readonly string[];
  named(shortName: string): SandboxServer;
  readonly stop: () => Promise<void>;
}

export async function startPatientSandbox(): Promise<PatientSandbox> {
  const requests: string[] = [];
  const log = (line: string): unknown => requests.push(line.replace(/ \d+ ms$/, ''));
  const sandbox = await startSandbox({ seed: 7, clock: patientClock, log });
  return {
    requests,
    named: (shortName) => {
      const found = sandbox.locations.find(({ hostName }) => hostName.startsWith(`${shortName}.`));
      assert.ok(found, shortName);
      return found;
    },
    stop: () => sandbox.stop(),
  };
}

/** A second is over so soon that no sign-in is the fourth in it. */
const patientClock: SandboxClock = {
  now: () => Date.now() * 100,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
