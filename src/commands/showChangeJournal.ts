import { serverOf } from '../ui/target.ts';
import type { Services } from './services.ts';

/** The changes sent from this machine: of the server it was called on, else of all. */
export function showChangeJournal(
  target: unknown,
  { journalPage, servers }: Pick<Services, 'journalPage' | 'servers'>,
): Promise<void> {
  return journalPage.show(serverOf(target, servers)?.profile.origin);
}
