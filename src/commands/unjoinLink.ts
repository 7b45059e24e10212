import * as vscode from 'vscode';
import type { HttpsLink } from '../cupi/httpsLink.ts';
import type { Server } from '../servers/server.ts';
import { confirm } from '../ui/confirm.ts';
import { showInformation } from '../ui/notice.ts';
import { targetLink } from '../ui/pick.ts';
import { changeServer, isWritable, refuseReadOnly } from './flows/sendChange.ts';
import type { Services } from './services.ts';
import { readOnlyNote } from './flows/readOnlyNote.ts';
import { removalConsequences } from './flows/removalConsequences.ts';
import { refuseWithoutId } from './flows/refuseWithoutId.ts';
import { withLostNote } from '../ui/text/change.ts';
import { linkName } from '../ui/text/visible.ts';

/** Marks one link for removal. */
export async function unjoinLink(target: unknown, { servers }: Services): Promise<void> {
  const found = await targetLink(target, servers, isWritable);
  if (!found || refuseReadOnly(found.server) || refuseWithoutId(found)) return;
  const { server, link } = found;
  const name = linkName(link, found.key);
  const question = vscode.l10n.t('Unjoin {0} from {1}?', name, server.profile.name);
  const farEnd = servers.farEnd(server, link);
  const detail = [...readOnlyNote([farEnd]), removalConsequences()].join('\n\n');
  if (!(await confirm(question, detail, vscode.l10n.t('Unjoin')))) return;
  const title = vscode.l10n.t('Unjoining {0} from {1}…', name, server.profile.name);
  const end = await changeServer(server, title, { kind: 'unjoin', link });
  if (!end) return;
  void farEnd?.refresh();
  const text = hasLink(server, link)
    ? vscode.l10n.t(
        '{0}: {1} is marked for removal. It disappears after the nightly cleanup task.',
        server.profile.name,
        name,
      )
    : vscode.l10n.t('{0}: {1} has been removed.', server.profile.name, name);
  void showInformation(withLostNote(text, end.lost));
}

/** Whether the list that was read after the change still has it; when that reading failed, nothing speaks against it. */
function hasLink({ state }: Server, { objectId }: HttpsLink): boolean {
  return state.kind !== 'ready' || state.last.links.some((link) => link.objectId === objectId);
}
