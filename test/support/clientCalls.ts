import type { CupiClient } from '../../src/cupi/client.ts';
import { secret } from '../../src/http/secret.ts';

const objectId = '25164390-ec93-4dac-804a-c4567618b008';

/** Every call of the client: each reads its answer in a way of its own. */
export const calls: Readonly<Record<string, (client: CupiClient) => Promise<unknown>>> = {
  list: (client) => client.list(),
  view: (client) => client.view(objectId),
  join: (client) =>
    client.join({
      remoteServer: 'cuc-b.example',
      remoteUsername: 'admin',
      remotePassword: secret('geheim+wort'),
      acceptSelfSignedCertificates: true,
      acceptCertificateErrors: true,
      enableDirectorySync: true,
      enableVoiceNameSync: true,
    }),
  update: (client) => client.update(objectId, { displayName: 'B' }),
  unjoin: (client) => client.unjoin(objectId),
  unjoinSelf: (client) => client.unjoinSelf(),
  version: (client) => client.version(),
  productVersion: (client) => client.productVersion(),
  vmsServers: (client) => client.vmsServers(),
  locations: (client) => client.locations(),
};
