import { response } from '../../support/rawTlsServer.ts';
import { startFakeUnity, usual, type FakeUnity, type Instead } from '../../unit/servers/support/fakeUnity.ts';

/** A link as it goes over the wire. */
export type WireLink = Readonly<Record<string, string>> & { readonly ObjectId: string };

/** A server whose links a test changes as it likes; each answer can be written byte by byte. */
export interface LinksUnity extends FakeUnity {
  /** What it has now. */
  links: readonly WireLink[];
  /** How many requests with this method came in. */
  sent(method: string): number;
}

export const listPath = '/vmrest/httpslinks/';

/** `write` answers what is no GET; `read` may answer a GET in place of the usual. */
export async function startLinksUnity(
  links: readonly WireLink[],
  write: Instead,
  read: Instead = () => false,
): Promise<LinksUnity> {
  const state = { links };
  const unity = await startFakeUnity((request, socket) => {
    if (request.method !== 'GET') return write(request, socket);
    if (read(request, socket)) return true;
    if (!request.path.startsWith(listPath)) return false;
    const body = bodyOf(request.path, state.links);
    socket.write(body === undefined ? response(404) : usual(request, body));
    return true;
  });
  return {
    ...unity,
    sent: (method: string) => unity.requests.filter((request) => request.method === method).length,
    get links() {
      return state.links;
    },
    set links(next: readonly WireLink[]) {
      state.links = next;
    },
  };
}

function bodyOf(path: string, links: readonly WireLink[]): string | undefined {
  if (path === listPath) return JSON.stringify({ '@total': String(links.length), HttpsLink: links });
  const link = links.find(({ ObjectId }) => path === `${listPath}${ObjectId}`);
  return link && JSON.stringify(link);
}

export function wireLink(name: string, different: Readonly<Record<string, string>> = {}): WireLink {
  return {
    ObjectId: ids[name] ?? '',
    DisplayName: name,
    BaseFeedURL: `https://${name.toLowerCase()}.voice.example/feeder`,
    UseSSL: 'true',
    AcceptSelfSignedCertificates: 'false',
    AcceptCertificateErrors: 'false',
    SyncDistributionLists: 'false',
    Deleted: 'false',
    ...different,
  };
}

const ids: Readonly<Record<string, string>> = {
  Antwerp: '6f0a51c2-3d7e-4b19-9a55-0c8e7d214f36',
  Breda: 'b2d8e0a4-77c1-4f0e-9d1b-0a5c3e9f6d21',
  Cologne: 'e94c6f10-3b5a-4d27-8c6e-5f7a1b2c3d40',
};
