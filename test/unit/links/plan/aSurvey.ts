import type { ConnectionLocation } from '../../../../src/cupi/connectionLocation.ts';
import type { HttpsLink, JoinRequest } from '../../../../src/cupi/httpsLink.ts';
import type { VmsServer } from '../../../../src/cupi/vmsServer.ts';
import type { PlannedJoin } from '../../../../src/links/plan/plannedJoin.ts';
import type { Surveyed } from '../../../../src/links/plan/survey.ts';
import { aLink } from '../aLink.ts';

/** `cuc-rtm.voice.example` for `rtm`. */
export function hostOf(short: string): string {
  return `cuc-${short}.voice.example`;
}

export function aLocation(short: string, different: Partial<ConnectionLocation> = {}): ConnectionLocation {
  return {
    objectId: `location-${short}`,
    displayName: short.toUpperCase(),
    hostAddress: hostOf(short),
    smtpDomain: `${short}.voice.example`,
    systemVersion: '14.0.1.1-1',
    isPrimary: false,
    ...different,
  };
}

export function aLinkTo(short: string, different: Partial<HttpsLink> = {}): HttpsLink {
  return aLink({
    objectId: `link-${short}`,
    displayName: short.toUpperCase(),
    baseFeedUrl: `https://${hostOf(short)}/feeder`,
    ...different,
  });
}

export function aMachine(hostName: string, clusterMemberId: number | undefined): VmsServer {
  return {
    objectId: hostName,
    serverName: hostName,
    hostName,
    ipAddress: undefined,
    ipAddressV6: undefined,
    clusterMemberId,
    serverState: 1,
    serverDisplayState: 'primary',
    subToPerformReplicationRole: false,
  };
}

/** A configured server that is linked to `neighbours` and knows them. */
export function aServer(
  short: string,
  neighbours: readonly string[] = [],
  different: Partial<Surveyed> = {},
): Surveyed {
  return {
    name: `Server ${short}`,
    host: hostOf(short),
    release: '14.0.1.1-1',
    locations: [
      aLocation(short, { isPrimary: true }),
      ...neighbours.map((neighbour) => aLocation(neighbour)),
    ],
    links: neighbours.map((neighbour) => aLinkTo(neighbour)),
    machines: [aMachine(hostOf(short), 0)],
    ...different,
  };
}

const request: Omit<JoinRequest, 'remotePassword'> = {
  remoteServer: hostOf('ant'),
  remoteUsername: 'admin',
  acceptSelfSignedCertificates: false,
  acceptCertificateErrors: false,
  enableDirectorySync: true,
  enableVoiceNameSync: true,
};

/** RTM is to be joined with ANT; nothing speaks against it. */
export function aJoinOf(
  different: Partial<Omit<PlannedJoin, 'request'>> & {
    readonly request?: Partial<PlannedJoin['request']>;
  } = {},
): PlannedJoin {
  const there = aServer('ant');
  return {
    here: aServer('rtm'),
    there,
    others: different.there ? [different.there] : [there],
    probe: undefined,
    signIn: 'accepted',
    ...different,
    request: { ...request, ...different.request },
  };
}
