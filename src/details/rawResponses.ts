import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { cupiFailureOf } from '../cupi/cupiFailure.ts';
import { jsonOrUndefined } from '../servers/jsonOrUndefined.ts';
import { wireFormatSchema, type WireFormat } from '../servers/profile.ts';
import type { Server } from '../servers/server.ts';
import type { ReadOnlyFiles } from '../ui/readOnlyFiles.ts';
import { visible } from '../ui/text/visible.ts';
import { rawScheme } from './rawScheme.ts';
import { createRawBodies, type Body } from './rawBodies.ts';

/** Read-only documents with a body exactly as a server sent it. Reopened after a reload, they are fetched again. */
export interface RawResponses extends ReadOnlyFiles {
  dispose(): void;
  /**
   * Fetches the list (no `objectId`) or one link, asking for `format` where that is given. Rejects with a CupiError. The
   * document is in the format that the server answered in, which may be another.
   */
  open(place: RawPlace, signal: AbortSignal): Promise<RawDocument>;
}

/** What a body is read from. */
type Readable = Pick<Server, 'profile' | 'state' | 'client'>;

export interface RawPlace {
  readonly server: Readable;
  readonly objectId: string | undefined;
  /** `undefined`: that of the server's settings. */
  readonly format: WireFormat | undefined;
}

export interface RawDocument {
  readonly uri: vscode.Uri;
  readonly format: WireFormat;
}

const placeSchema = z.object({
  serverId: z.string(),
  objectId: z.optional(z.string()),
  format: z.optional(wireFormatSchema),
});

interface Servers {
  get(id: string): Readable | undefined;
  readonly onDidChange: vscode.Event<Pick<Server, 'profile'> | undefined>;
}

export function createRawResponses(servers: Servers): RawResponses {
  const bodies = createRawBodies(servers);
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();

  const bodyOf = async (uri: vscode.Uri) => {
    const known = bodies.get(uri);
    if (known) return known;
    const place = placeOf(uri, servers);
    const body = await fetchBody(place).catch((error: unknown) => {
      // Of a link that has gone VS Code then says that it was not found, rather than that something unexpected happened.
      const isGone = place.objectId !== undefined && cupiFailureOf(error)?.kind === 'notFound';
      throw isGone ? vscode.FileSystemError.FileNotFound(uri) : error;
    });
    bodies.keep(uri, place.server.profile.id, body);
    return body;
  };

  return {
    onDidChangeFile: changed.event,
    async read(uri) {
      const { bytes, readAt } = await bodyOf(uri);
      return { bytes, changedAt: readAt };
    },
    async open(place, signal) {
      const body = await fetchBody(place, signal);
      const uri = uriOf(place, body);
      bodies.keep(uri, place.server.profile.id, body);
      changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
      return { uri, format: body.format };
    },
    dispose() {
      bodies.dispose();
      changed.dispose();
    },
  };
}

async function fetchBody({ server, objectId, format }: RawPlace, signal?: AbortSignal): Promise<Body> {
  const client = await server.client();
  const { raw } =
    objectId === undefined ? await client.list(signal, format) : await client.view(objectId, signal, format);
  return {
    bytes: new TextEncoder().encode(raw.text),
    readAt: Date.now(),
    format: /^\s*</.test(raw.text) ? 'xml' : 'json',
  };
}

/** The extension is that of the body: a server may answer in another format than it was asked for. */
function uriOf(
  { server: { profile, state }, objectId, format: asked }: RawPlace,
  { format }: Body,
): vscode.Uri {
  const link = state.last?.links.find((candidate) => candidate.objectId === objectId);
  const file = objectId === undefined ? vscode.l10n.t('HTTPS links') : visible(link?.displayName ?? objectId);
  const safe = (text: string) => text.replace(/[/\\]/g, '-');
  return vscode.Uri.from({
    scheme: rawScheme,
    path: `/${safe(profile.name)}/${safe(file)}.${format}`,
    query: JSON.stringify({ serverId: profile.id, objectId, format: asked }),
  });
}

function placeOf(uri: vscode.Uri, servers: Servers): RawPlace {
  const place = placeSchema.safeParse(jsonOrUndefined(uri.query));
  const server = place.success ? servers.get(place.data.serverId) : undefined;
  if (!place.success || !server) throw vscode.FileSystemError.FileNotFound(uri);
  const { objectId, format } = place.data;
  return { server, objectId, format };
}
