import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const sessionUrl = new URL('../../../src/http/session.ts', import.meta.url).href;
const program = `
import tls from 'node:tls';
const state = () => [globalThis[Symbol.for('undici.globalDispatcher.1')], globalThis[Symbol.for('undici.globalDispatcher.2')], tls.connect];
const before = state();
const fetchBefore = Object.getOwnPropertyDescriptor(globalThis, 'fetch');
const { openSession } = await import(${JSON.stringify(sessionUrl)});
const session = openSession({ origin: 'https://127.0.0.1:9', trust: () => ({ kind: 'pin', sha256: '' }), signIn: async () => 'missing', log() {} });
await session.dispose();
const after = state();
const fetchAfter = Object.getOwnPropertyDescriptor(globalThis, 'fetch');
const same = before.every((value, index) => value === after[index]) && fetchBefore?.get === fetchAfter?.get && fetchBefore?.value === fetchAfter?.value;
console.log(JSON.stringify({ same, unset: after[0] === undefined && after[1] === undefined }));
`;

describe('process state', () => {
  it('is left alone by loading and using the transport', async () => {
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
    assert.deepEqual(JSON.parse(stdout), { same: true, unset: true });
  }).timeout(20_000);
});
