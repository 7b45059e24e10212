import type { HttpsLink } from '../../cupi/httpsLink.ts';
import type { Health } from '../../links/health.ts';
import { linkKey } from '../../links/linkKey.ts';
import { removalOf } from '../../servers/removalOf.ts';
import type { Server } from '../../servers/server.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { healthSentence } from './health.ts';
import { removalSentence } from './removal.ts';
import { ageClock, type AgeClock } from './time.ts';

/** What the state of a link means, and, until it is gone, what its removal still waits for at the other end. */
export function linkStateSentence(
  server: Server,
  link: HttpsLink,
  health: Health,
  servers: Pick<ServerList, 'farEnd'>,
  agesFrom: AgeClock['from'],
): string {
  const { last } = server.state;
  const sentence = healthSentence(link, health, {
    clock: ageClock(last, agesFrom),
    markedSince: last?.markedSince?.get(linkKey(link, last.links)),
  });
  const removal = removalOf(server, link, servers);
  return removal ? `${sentence} ${removalSentence(removal.progress, removal.farEnd)}` : sentence;
}
