import * as vscode from 'vscode';
import type { RawPlace } from '../details/rawResponses.ts';
import { failureOf } from '../servers/failureOf.ts';
import type { WireFormat } from '../servers/profile.ts';
import type { Server } from '../servers/server.ts';
import { showInformation } from '../ui/notice.ts';
import { presentFailure } from '../ui/presentFailure.ts';
import { targetLink } from '../ui/pick.ts';
import { withViewProgress } from '../ui/progress.ts';
import { linkOf, serverOf } from '../ui/target.ts';
import type { Services } from './services.ts';

/** The body of one link, or of a server's whole list, as the server sends it now, asked for in that format if one is given. */
export async function openRawResponse(
  target: unknown,
  format: WireFormat | undefined,
  services: Services,
): Promise<void> {
  const { servers } = services;
  const server = linkOf(target, servers) ? undefined : serverOf(target, servers);
  if (server) return show({ server, objectId: undefined, format }, services);
  const found = await targetLink(target, servers);
  if (found)
    await show({ server: found.server, objectId: found.link.objectId || undefined, format }, services);
}

async function show(place: RawPlace, { raw }: Pick<Services, 'raw'>): Promise<void> {
  try {
    const { uri, format } = await withViewProgress((signal) => raw.open(place, signal));
    await vscode.window.showTextDocument(uri, { preview: true });
    if (place.format && place.format !== format) sayOther(place.server, place.format, format);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    await presentFailure(failure, place.server.profile.id);
  }
}

/** Some servers have one format only, whatever they are asked for. */
function sayOther({ profile }: Pick<Server, 'profile'>, asked: WireFormat, answered: WireFormat): void {
  void showInformation(
    vscode.l10n.t(
      '{0} was asked for {1} and answered in {2}: that is shown, as it was sent.',
      profile.name,
      asked.toUpperCase(),
      answered.toUpperCase(),
    ),
  );
}
