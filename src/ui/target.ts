import * as z from 'zod/mini';
import { findLink } from '../links/linkKey.ts';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { Server } from '../servers/server.ts';
import type { ServerList } from '../servers/serverList.ts';

/** A tree row, or a bare server id from one of our own buttons. Anyone may call a command: nothing else is taken. */
const targetSchema = z.union([
  z.string(),
  z.looseObject({ serverId: z.string(), linkKey: z.optional(z.string()) }),
]);

export interface LinkTarget {
  readonly server: Server;
  readonly link: HttpsLink;
  readonly key: string;
}

export function serverOf(target: unknown, servers: ServerList): Server | undefined {
  const parsed = targetSchema.safeParse(target);
  if (!parsed.success) return undefined;
  return servers.get(typeof parsed.data === 'string' ? parsed.data : parsed.data.serverId);
}

export function linkOf(target: unknown, servers: ServerList): LinkTarget | undefined {
  const parsed = targetSchema.safeParse(target);
  if (!parsed.success || typeof parsed.data === 'string') return undefined;
  const { serverId, linkKey: key } = parsed.data;
  const server = servers.get(serverId);
  const link = key === undefined ? undefined : findLink(server?.state.last?.links ?? [], key);
  return server && link && key !== undefined ? { server, link, key } : undefined;
}
