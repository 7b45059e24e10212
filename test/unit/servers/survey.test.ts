import assert from 'node:assert/strict';
import { secret } from '../../../src/http/secret.ts';
import type { Check } from '../../../src/links/plan/check.ts';
import { checkJoin } from '../../../src/links/plan/checkJoin.ts';
import type { Server } from '../../../src/servers/server.ts';
import { surveyFor } from '../../../src/servers/survey.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';
import { openWindow, type Window } from './support/window.ts';
import { startNetwork, type Network } from './support/withSandbox.ts';

const { signal } = new AbortController();
const options = {
  acceptSelfSignedCertificates: true,
  acceptCertificateErrors: false,
  enableDirectorySync: true,
  enableVoiceNameSync: true,
};

describe('servers: a survey for a join, on the sandbox', function () {
  this.timeout(20_000);
  let network: Network;
  let window: Window;
  let fleet: Map<string, Server>;

  beforeEach(async () => {
    network = await startNetwork();
    window = openWindow(await temporaryFolder());
    fleet = new Map();
    for (const name of ['cuc-hub', 'cuc-lon-01', 'cuc-fra-01', 'cuc-lab-01', 'cuc-old-01']) {
      const { baseUrl, sha256, user, password } = network.named(name);
      const { server, profile } = window.open({ origin: baseUrl, sha256 }, { user, name });
      await window.passwords.store(profile, password);
      await server.refresh();
      fleet.set(name, server);
    }
  });
  afterEach(async () => {
    window.close();
    await network.stop();
    await removeTemporaryFolders();
  });

  function the(name: string): Server {
    const server = fleet.get(name);
    assert.ok(server, name);
    return server;
  }

  /** What speaks against a join, and whether the server refuses it in fact. */
  async function tryJoin(
    from: string,
    to: string,
  ): Promise<{ readonly seen: Set<string>; readonly refused: boolean }> {
    const here = the(from);
    const { hostName, user, password } = network.named(to);
    const survey = await surveyFor(here, the(to), [...fleet.values()], signal);
    const request = { ...options, remoteServer: hostName, remoteUsername: user };
    const checks: readonly Check[] = checkJoin({
      ...survey,
      request,
      probe: undefined,
      signIn: 'accepted',
    });
    const refusals = checks.filter(({ verdict }) => verdict === 'refusal');
    const change = { kind: 'join', request: { ...request, remotePassword: secret(password) } } as const;
    const end = await here.change(change, { signal });
    return { seen: new Set(refusals.map(({ seen }) => seen.kind)), refused: end.kind === 'failed' };
  }

  for (const [from, to, ...kinds] of [
    ['cuc-hub', 'cuc-lon-01', 'alreadyLinked'],
    ['cuc-lon-01', 'cuc-fra-01', 'sameNetwork'],
    ['cuc-lab-01', 'cuc-old-01', 'release'],
    ['cuc-lab-01', 'cuc-fra-01'],
  ] as const)
    it(`foresees ${kinds[0] ?? 'no refusal'}: ${from} with ${to}`, async () => {
      const { seen, refused } = await tryJoin(from, to);
      assert.deepEqual([...seen], kinds);
      assert.equal(refused, kinds.length > 0, 'and so does the server');
    });

  it('asks both ends anew, and no other server', async () => {
    network.requests.length = 0;
    const survey = await surveyFor(the('cuc-lab-01'), the('cuc-hub'), [...fleet.values()], signal);
    const asked = new Set(network.requests.map((line) => line.split(' ')[0]));
    assert.equal(asked.size, 2, [...asked].join(', '));
    assert.equal(survey.others.find(({ name }) => name === 'cuc-fra-01')?.links?.length, 1);
    assert.equal(survey.here.machines?.length, 1);
  });
});
