// A window that sends a join and is ended before the answer comes.
import { openWindow } from '../../unit/servers/support/window.ts';
import { right } from '../../unit/servers/support/fakeUnity.ts';
import { aJoin } from './aJoin.ts';

const [folder = '', origin = '', sha256 = '', remoteServer = ''] = process.argv.slice(2);
const window = openWindow(folder);
const { server, profile } = window.open({ origin, sha256 });
await window.passwords.store(profile, right);
await server.change(aJoin(remoteServer), { signal: new AbortController().signal });
