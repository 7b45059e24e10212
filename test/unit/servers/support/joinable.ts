import { response } from '../../../support/rawTlsServer.ts';
import { itsLink, usual, type Instead } from './fakeUnity.ts';

/** ObjectId of the link that a join makes. */
export const newLink = 'b2d8e0a4-77c1-4f0e-9d1b-0a5c3e9f6d21';

const machine = { '@total': '1', VmsServer: { ObjectId: 'c1', HostName: 'rtm-uc-1', ServerState: '1' } };

/** A server that takes every change: it has its link, until that is taken out, and another one once it is joined. */
export function joinable(): Instead {
  let removed = false;
  const ids = [itsLink];
  const rowOf = (id: string) => ({ ObjectId: id, DisplayName: 'Antwerp', Deleted: String(removed) });
  const bodyOf = (path: string) => {
    if (path === '/vmrest/httpslinks/') return { '@total': String(ids.length), HttpsLink: ids.map(rowOf) };
    if (path === '/vmrest/vmsservers') return machine;
    const id = ids.find((each) => path === `/vmrest/httpslinks/${each}`);
    return id === undefined ? undefined : rowOf(id);
  };
  return (request, socket) => {
    if (request.method === 'DELETE') removed = true;
    if (request.method === 'POST') ids.push(newLink);
    if (request.method === 'POST')
      return socket.write(response(201, `/vmrest/httpslinks/${newLink}`, ['Content-Type: text/plain']));
    if (request.method !== 'GET') return socket.write(response(204));
    const body = bodyOf(request.path);
    return body !== undefined && socket.write(usual(request, JSON.stringify(body)));
  };
}
