// A window with something under way at every place it is given. Leaves when its input ends: says what keeps the process
// after that, and what became of the work.
import { once } from 'node:events';
import { credentials } from '../../../src/http/credentials.ts';
import { isTransportError } from '../../../src/http/isTransportError.ts';
import { openSession } from '../../../src/http/session.ts';
import { itsLink, right } from '../../unit/servers/support/fakeUnity.ts';
import { openWindow } from '../../unit/servers/support/window.ts';
import { keeping } from './keeping.ts';

const [folder = '', ...places] = process.argv.slice(2);
const window = openWindow(folder);
const signal = new AbortController().signal;

async function workAt(place: string): Promise<string> {
  const [what = '', origin = '', sha256 = ''] = place.split(' ');
  const { server, profile } = window.open({ origin, sha256 });
  await window.passwords.store(profile, right);
  const change = { kind: 'unjoinSelf', named: [itsLink] } as const;
  if (what === 'change') return (await server.change(change, { signal })).kind;
  await server.refresh();
  return server.state.kind;
}

/** Nobody answers what address it has. */
const session = openSession({
  origin: 'https://unity.example',
  trust: () => ({ kind: 'roots' }),
  signIn: (attempt) => attempt(credentials('operator', right)),
  lookup: () => undefined,
  log: () => undefined,
});
const request = { method: 'GET', path: '/', template: '/', accept: '*/*', limit: 10 } as const;
const lookingUp = session
  .send(request)
  .catch((error: unknown) => (isTransportError(error) ? error.transport.kind : 'fault'));

const work = [lookingUp, ...places.map(workAt)];
process.stdin.resume();
await once(process.stdin, 'end');
window.close();
void session.dispose();
const left = await keeping();
const ends = await Promise.all(work);
process.stdout.write(JSON.stringify({ left: [...left, ...(await keeping())], ends }));
