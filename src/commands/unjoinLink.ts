import * as vscode from 'vscode';
import { targetLink } from '../ui/pick.ts';
import { changeServer, isWritable, refuseReadOnly } from './flows/sendChange.ts';
import type { Services } from './services.ts';
import { confirmPlan } from './flows/confirmPlan.ts';
import { presentChanged } from './flows/presentChanged.ts';
import { planFor } from './flows/planFor.ts';
import { unjoinQuestion } from './flows/unjoinQuestion.ts';
import { readFarEnds } from './flows/readFarEnds.ts';
import { refuseWithoutId } from './flows/refuseWithoutId.ts';
import { linkNow, whatRemains } from './flows/whatRemains.ts';
import { unjoinSeveral } from './flows/several/unjoinSeveral.ts';
import { selectedLinks } from '../ui/target.ts';
import { withLostNote } from '../ui/text/change.ts';
import { linkName } from '../ui/text/visible.ts';

/** Marks one link for removal, or all that are selected. */
export async function unjoinLink(target: unknown, selected: unknown, services: Services): Promise<void> {
  const { servers } = services;
  const several = selectedLinks(target, selected, servers);
  if (several.length > 1) return unjoinSeveral(several, services);
  const found = await targetLink(target, servers, isWritable);
  if (!found || refuseReadOnly(found.server) || refuseWithoutId(found)) return;
  const { server, link } = found;
  const name = linkName(link, found.key);
  const farEnd = servers.farEnd(server, link);
  const change = { kind: 'unjoin', link } as const;
  const plan = planFor(server, change, services);
  if (!(await confirmPlan(unjoinQuestion(plan, [farEnd]), services))) return;
  const title = vscode.l10n.t('Unjoining {0} from {1}…', name, server.profile.name);
  const end = await changeServer(server, title, change);
  if (!end) return;
  await readFarEnds([farEnd]);
  const now = linkNow(server, link);
  const text = now
    ? vscode.l10n.t(
        '{0}: {1} is marked for removal. It disappears after the nightly cleanup task (22:00 by default).',
        server.profile.name,
        name,
      )
    : vscode.l10n.t('{0}: {1} has been removed.', server.profile.name, name);
  const rest = whatRemains(server, link, farEnd, services) ?? '';
  const all = withLostNote(`${text} ${rest}`.trim(), end.lost);
  await presentChanged(server, link.objectId, all, services);
}
