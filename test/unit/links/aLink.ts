import type { CupiTime, HttpsLink } from '../../../src/cupi/httpsLink.ts';

/** A healthy link as of {@link now}, with what a test wants different. */
export function aLink(different: Partial<HttpsLink> = {}): HttpsLink {
  return {
    objectId: '6f0a51c2-3d7e-4b19-9a55-0c8e7d214f36',
    uri: '/vmrest/httpslinks/6f0a51c2-3d7e-4b19-9a55-0c8e7d214f36',
    displayName: 'Rotterdam',
    baseFeedUrl: 'https://rtm-uc-1.voice.example/feeder',
    locationBaseUrlSub: undefined,
    useSsl: true,
    acceptSelfSignedCertificates: true,
    acceptCertificateErrors: false,
    syncDistributionLists: false,
    lastUsn: 5210n,
    maxUsn: 5210n,
    objectCount: 318,
    status: 'idle',
    voiceNameSyncStatus: 'idle',
    timeOfLastSync: minutesAgo(6),
    timeOfLastFailure: undefined,
    deleted: false,
    directorySynchronizationRole: 'standard',
    warningMode: false,
    unknown: {},
    problems: {},
    ...different,
  };
}

/** The server's clock in these tests: far from this machine's, so that a mix-up shows. */
export const now = new Date('2019-03-04T10:00:00Z');

export function minutesAgo(minutes: number): CupiTime {
  return instant(new Date(now.getTime() - minutes * 60_000).toISOString());
}

export function instant(text: string): CupiTime {
  return { kind: 'instant', at: new Date(text), text };
}

export function zoneless(text: string): CupiTime {
  return { kind: 'zoneless', text };
}
