import type { HttpsLink } from '../../cupi/httpsLink.ts';
import type { ServerList } from '../../servers/serverList.ts';
import { copyText } from '../../ui/copyText.ts';
import { targetLink } from '../../ui/pick.ts';

/** Copies one field of a link, or says that the server gave none. */
export async function copyField(
  target: unknown,
  servers: ServerList,
  field: (link: HttpsLink) => string | undefined,
): Promise<void> {
  const found = await targetLink(target, servers);
  if (found) await copyText(field(found.link));
}
