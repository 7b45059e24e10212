import type { HttpsLink } from '../../cupi/httpsLink.ts';
import { locationOf, type Survey, type Surveyed } from './survey.ts';

/**
 * What is known as it will be once `here` has been joined with these servers and the directories are in step, so that
 * the next join of a series is judged by what the ones before it make of the network.
 */
export function afterJoins<S extends Survey>(survey: S, joined: readonly Surveyed[]): S {
  const { here } = survey;
  const links = here.links && [...here.links, ...joined.map(linkTo)];
  return { ...survey, here: { ...here, links } };
}

function linkTo(server: Surveyed): HttpsLink {
  const location = locationOf(server);
  return {
    objectId: '',
    uri: undefined,
    displayName: location?.displayName ?? server.name,
    baseFeedUrl: `https://${location?.hostAddress ?? server.host}/feeder`,
    locationBaseUrlSub: undefined,
    useSsl: true,
    acceptSelfSignedCertificates: undefined,
    acceptCertificateErrors: undefined,
    syncDistributionLists: false,
    lastUsn: undefined,
    maxUsn: undefined,
    objectCount: undefined,
    status: 'idle',
    voiceNameSyncStatus: 'idle',
    timeOfLastSync: { kind: 'zoneless', text: '' },
    timeOfLastFailure: undefined,
    deleted: false,
    directorySynchronizationRole: undefined,
    warningMode: false,
    unknown: {},
    problems: {},
  };
}
