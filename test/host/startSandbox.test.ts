import assert from 'node:assert/strict';
import { createSandboxServers } from '../../src/servers/sandboxServers.ts';

/** `listed` is told how many servers are listed, each time. */
function openSandbox(listed: number[]) {
  const list = { setSandbox: (profiles: readonly unknown[]) => void listed.push(profiles.length) };
  const nothing = () => undefined;
  return createSandboxServers(list, {
    passwords: { storeForSession: nothing, forgetForSession: nothing },
    pins: { pinForSession: nothing, forgetForSession: nothing },
    records: { forget: () => Promise.resolve([]) },
    journal: { append: () => Promise.resolve() },
  });
}

describe('the sandbox, cancelled while it starts', () => {
  it('lists no servers and can be started again', async () => {
    const listed: number[] = [];
    const sandbox = openSandbox(listed);
    try {
      const cancel = new AbortController();
      const starting = sandbox.start(cancel.signal);
      cancel.abort();
      await starting;
      assert.deepEqual([listed, sandbox.running], [[], false]);

      const cancelAgain = new AbortController();
      const cancelled = sandbox.start(cancelAgain.signal);
      cancelAgain.abort();
      await Promise.all([cancelled, sandbox.start(new AbortController().signal)]);
      assert.equal(sandbox.running, true);
      assert(listed.some((count) => count > 5));
    } finally {
      await sandbox.stop();
      sandbox.dispose();
    }
  });
});

describe('a sandbox that runs already', () => {
  const before = process.env['CUC_LINKS_SANDBOX'];
  afterEach(() => {
    if (before === undefined) delete process.env['CUC_LINKS_SANDBOX'];
    else process.env['CUC_LINKS_SANDBOX'] = before;
  });

  for (const [baseUrl, isListed] of [
    ['https://127.0.0.1:8443', true],
    ['https://localhost:8443', true],
    ['http://127.0.0.1:8443', false],
    ['https://denver.example:8443', false],
    ['https://127.0.0.1.example:8443', false],
    ['https://127.0.0.1@denver.example:8443', false],
    ['127.0.0.1:8443', false],
    ['', false],
  ] as const)
    it(`is ${isListed ? 'listed' : 'left out'} at “${baseUrl}”: its servers are trusted`, () => {
      const server = { name: 'Denver', hostName: 'denver', user: 'admin', password: 'pass', sha256: 'AA' };
      process.env['CUC_LINKS_SANDBOX'] = JSON.stringify({ servers: [{ ...server, baseUrl }] });
      const listed: number[] = [];
      const sandbox = openSandbox(listed);
      assert.deepEqual([listed, sandbox.running], isListed ? [[1], true] : [[], false]);
      sandbox.dispose();
    });
});
