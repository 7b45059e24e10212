import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { jsonOrUndefined } from '../servers/jsonOrUndefined.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';
import { visible } from '../ui/text/visible.ts';
import { createRawBodies, type Body } from './rawBodies.ts';

/** Read-only documents with a body exactly as a server sent it. Reopened after a reload, they are fetched again. */
export interface RawResponses {
  dispose(): void;
  /** Fetches the list (no `objectId`) or one link, and shows it. Rejects with a CupiError. */
  open(server: Server, objectId: string | undefined, signal: AbortSignal): Promise<vscode.Uri>;
}

const rawScheme = 'cuc-links';

const placeSchema = z.object({ serverId: z.string(), objectId: z.optional(z.string()) });

interface Place {
  readonly server: Server;
  readonly objectId: string | undefined;
}

export function createRawResponses(servers: ServerList): RawResponses {
  const bodies = createRawBodies(servers);
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();

  const bodyOf = async (uri: vscode.Uri) => {
    const known = bodies.get(uri);
    if (known) return known;
    const place = placeOf(uri, servers);
    const body = await read(place);
    bodies.keep(uri, place.server.profile.id, body);
    return body;
  };

  const registration = vscode.workspace.registerFileSystemProvider(
    rawScheme,
    {
      onDidChangeFile: changed.event,
      watch: () => new vscode.Disposable(() => undefined),
      async stat(uri) {
        const { bytes, readAt } = await bodyOf(uri);
        return { type: vscode.FileType.File, ctime: 0, mtime: readAt, size: bytes.byteLength };
      },
      readFile: async (uri) => (await bodyOf(uri)).bytes,
      readDirectory: () => [],
      createDirectory: refuse,
      writeFile: refuse,
      delete: refuse,
      rename: refuse,
    },
    { isReadonly: true },
  );

  return {
    async open(server, objectId, signal) {
      const body = await read({ server, objectId }, signal);
      const uri = uriOf(server, objectId, body);
      bodies.keep(uri, server.profile.id, body);
      changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
      return uri;
    },
    dispose() {
      registration.dispose();
      bodies.dispose();
      changed.dispose();
    },
  };
}

async function read({ server, objectId }: Place, signal?: AbortSignal): Promise<Body> {
  const client = await server.client();
  const { raw } = objectId === undefined ? await client.list(signal) : await client.view(objectId, signal);
  return {
    bytes: new TextEncoder().encode(raw.text),
    readAt: Date.now(),
    format: /^\s*</.test(raw.text) ? 'xml' : 'json',
  };
}

/** The extension is that of the body: a server may answer in another format than it was asked for. */
function uriOf({ profile, state }: Server, objectId: string | undefined, { format }: Body): vscode.Uri {
  const link = state.last?.links.find((candidate) => candidate.objectId === objectId);
  const file = objectId === undefined ? vscode.l10n.t('HTTPS links') : visible(link?.displayName ?? objectId);
  const safe = (text: string) => text.replace(/[/\\]/g, '-');
  return vscode.Uri.from({
    scheme: rawScheme,
    path: `/${safe(profile.name)}/${safe(file)}.${format}`,
    query: JSON.stringify({ serverId: profile.id, objectId }),
  });
}

function placeOf(uri: vscode.Uri, servers: ServerList): Place {
  const place = placeSchema.safeParse(jsonOrUndefined(uri.query));
  const server = place.success ? servers.get(place.data.serverId) : undefined;
  if (!place.success || !server) throw vscode.FileSystemError.FileNotFound(uri);
  return { server, objectId: place.data.objectId };
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions();
}
