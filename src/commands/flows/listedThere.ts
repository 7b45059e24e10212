import * as vscode from 'vscode';
import { linkBackOf } from '../../servers/linkBack.ts';
import type { Server } from '../../servers/server.ts';
import type { Services } from '../services.ts';

/** Whether the other end lists a new link too, as far as is known: it should by itself (facts sheet 3.4). */
export function listedThere(
  server: Server,
  farEnd: Server | undefined,
  { servers }: Pick<Services, 'servers'>,
): string | undefined {
  const name = farEnd?.profile.name ?? '';
  switch (linkBackOf(server, farEnd, servers).kind) {
    case 'standing':
      return vscode.l10n.t('{0} lists the link too.', name);
    case 'absent':
      return vscode.l10n.t('{0} does not list the link yet; refresh it in a few minutes.', name);
    default:
      return undefined;
  }
}
