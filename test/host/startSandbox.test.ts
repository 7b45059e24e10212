import assert from 'node:assert/strict';
import { createSandboxServers } from '../../src/servers/sandboxServers.ts';

describe('the sandbox, cancelled while it starts', () => {
  it('lists no servers and can be started again', async () => {
    const listed: number[] = [];
    const list = { setSandbox: (profiles: readonly unknown[]) => void listed.push(profiles.length) };
    const nothing = () => undefined;
    const sandbox = createSandboxServers(list, {
      passwords: { storeForSession: nothing, forgetForSession: nothing },
      pins: { pinForSession: nothing, forgetForSession: nothing },
      records: { forget: () => Promise.resolve([]) },
      journal: { append: () => Promise.resolve() },
    });
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
