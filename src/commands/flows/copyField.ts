import type { HttpsLink } from '../../cupi/httpsLink.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { copyText } from '../../ui/copyText.ts';
import { targetLink } from '../../ui/pick.ts';
import { selectedLinks } from '../../ui/target.ts';

/** Copies one field of a link, or says that the server gave none; of several links, one a line. */
export async function copyField(
  target: unknown,
  selected: unknown,
  servers: ServerList,
  field: (link: HttpsLink) => string | undefined,
): Promise<void> {
  const several = selectedLinks(target, selected, servers);
  if (several.length > 1) {
    const given = several.map(({ link }) => field(link) ?? '').filter((text) => text !== '');
    return copyText(given.join('\n'));
  }
  const found = await targetLink(target, servers);
  if (found) await copyText(field(found.link));
}
