import * as vscode from 'vscode';
import type { RawResponses } from '../details/rawResponses.ts';
import { failureOf } from '../servers/failureOf.ts';
import type { Server } from '../servers/server.ts';
import { presentFailure } from '../ui/presentFailure.ts';
import { targetLink } from '../ui/pick.ts';
import { withViewProgress } from '../ui/progress.ts';
import { linkOf, serverOf } from '../ui/target.ts';
import type { Services } from './services.ts';

/** The body of one link, or of a server's whole list, as the server sends it now. */
export async function openRawResponse(target: unknown, services: Services): Promise<void> {
  const { servers, raw } = services;
  const server = linkOf(target, servers) ? undefined : serverOf(target, servers);
  if (server) return show(server, undefined, raw);
  const found = await targetLink(target, servers);
  if (found) await show(found.server, found.link.objectId || undefined, raw);
}

async function show(server: Server, objectId: string | undefined, raw: RawResponses): Promise<void> {
  try {
    const uri = await withViewProgress((signal) => raw.open(server, objectId, signal));
    await vscode.window.showTextDocument(uri, { preview: true });
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    await presentFailure(failure, server.profile.id);
  }
}
