import { startSandbox, type Sandbox } from '../harness/sandbox.ts';
import type { Lab, Site } from './lab.ts';

/** The sandbox as a program of its own, so that its servers are added by hand like real ones. */
export async function sandboxLab(): Promise<Lab> {
  const sandbox = await startSandbox();
  const farEnd = siteOf(sandbox, 'CUC-LAB-01');
  return {
    hub: siteOf(sandbox, 'CUC-HUB'),
    links: {
      'CUC-LON-01': 'ok',
      'CUC-FRA-01': 'syncing',
      'CUC-MAD-01': 'failing',
      'CUC-NYC': 'alert mode',
      'CUC-MIL-01': 'pending removal',
    },
    subject: {
      name: 'CUC-NYC',
      sentence: /publisher cannot be reached; its subscriber answers/,
      fields: {
        BaseFeedURL: /cuc-nyc-pub\.sandbox\.example/,
        LocationBaseURLSub: /cuc-nyc-sub\.sandbox\.example/,
        UseSSL: 'yes',
        SyncDistributionLists: 'no',
        DirectorySynchronizationRole: 'alert',
      },
    },
    withoutLists: 'CUC-FRA-01',
    join: {
      remoteServer: farEnd.certificateName,
      user: farEnd.user,
      password: farEnd.password,
      newLink: 'CUC-LAB-01',
      farEnd: { site: farEnd, hubName: 'CUC-HUB' },
    },
    unjoined: 'pending removal',
    wantsAllFields: false,
    rawFormat: (asked) => asked,
    requests: undefined,
    stop: () => sandbox.stop(),
  };
}

/** One simulated location, as a person would add it. */
export function siteOf(sandbox: Sandbox, name: string): Site {
  const { baseUrl, hostName, user, password, sha256 } = sandbox.server(name);
  return {
    address: new URL(baseUrl).host,
    user,
    password,
    sha256,
    certificateName: hostName,
    version: '15.0.1',
  };
}
