import { startOtherServer } from '../../support/otherServer/startOtherServer.ts';
import type { Dialect } from '../../support/otherServer/options.ts';
import type { Lab } from './lab.ts';

/** The API in another dialect: other ids, names, letter case and spacing; unjoined links vanish at once. */
export async function otherLab(dialect: Dialect, fullUpdates: boolean): Promise<Lab> {
  const server = await startOtherServer({ dialect, fullUpdates });
  const { host, port, user, password, sha256 } = server;
  return {
    hub: {
      address: `${host}:${port}`,
      user,
      password,
      sha256,
      certificateName: 'localhost',
      version: '14.0.1',
    },
    links: { 'Köln & Søn': 'ok', 'West "7" <annex>': 'ok', "O'Higgins": 'alert mode' },
    subject: {
      name: 'Köln & Søn',
      sentence: /^In step with the far end/,
      fields: {
        BaseFeedURL: /koeln\.other\.example/,
        LocationBaseURLSub: /koeln-b\.other\.example/,
        LastUsn: '9007199254740993',
        SyncDistributionLists: 'yes',
        DirectorySynchronizationRole: 'standard',
      },
    },
    withoutLists: 'West "7" <annex>',
    join: {
      remoteServer: 'annex.other.example',
      user: 'Far.Operator',
      password: 'F&r "pass" <1>',
      newLink: 'To annex.other.example',
      farEnd: undefined,
    },
    unjoined: 'gone',
    wantsAllFields: fullUpdates,
    rawFormat: () => (dialect === 'json' ? 'json' : 'xml'),
    requests: server.requests,
    stop: () => server.close(),
  };
}
