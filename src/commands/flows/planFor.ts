import type { Change } from '../../links/change.ts';
import { planOf, type Plan } from '../../links/plan/plan.ts';
import { plannedServer } from '../../servers/plannedServer.ts';
import type { Server } from '../../servers/server.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { rememberedSurvey } from '../../servers/survey.ts';

/** A plan from what was last read. Throws a CupiError for a change that would not be sent. */
export function planFor(
  server: Server,
  change: Change,
  { servers }: { readonly servers: Pick<ServerList, 'all'> },
): Plan {
  return planOf({
    server: plannedServer(server),
    change,
    survey: rememberedSurvey(server, servers.all),
  });
}
