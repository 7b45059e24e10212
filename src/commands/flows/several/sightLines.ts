import { splitBy } from '../../../links/plan/split.ts';
import type { Server } from '../../../servers/server.ts';
import { rememberedSurvey } from '../../../servers/survey.ts';
import { splitLines } from '../../../ui/text/plan/removal.ts';
import type { Services } from '../../services.ts';
import { mostNamed } from '../unjoinQuestion.ts';
import type { ServerChange } from './serverChange.ts';
import { shortened } from './shortened.ts';

/** Who loses sight of whom when all these links are removed, those of one server seen together. */
export function sightLines(
  items: readonly ServerChange[],
  { servers }: Pick<Services, 'servers'>,
): readonly string[] {
  const lines = [...new Set(items.map(({ server }) => server))].flatMap((server) => {
    const split = splitBy(removedFrom(server, items), rememberedSurvey(server, servers.all));
    return splitLines({ server: server.profile, split }, mostNamed);
  });
  return shortened(lines, mostNamed);
}

function removedFrom(server: Server, items: readonly ServerChange[]) {
  return items.flatMap((item) =>
    item.server === server && item.change.kind === 'unjoin' ? [item.change.link] : [],
  );
}
