import { targetLink } from '../ui/pick.ts';
import type { Services } from './services.ts';

export async function openLinkDetails(target: unknown, { servers, details }: Services): Promise<void> {
  const found = await targetLink(target, servers);
  if (found) details.open(found.server.profile.id, found.key);
}
