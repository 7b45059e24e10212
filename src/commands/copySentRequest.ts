import { curlLine } from '../links/plan/curlLine.ts';
import { copyAsCurl } from '../ui/copyAsCurl.ts';
import { journalEntry } from './flows/journalEntry.ts';
import type { Services } from './services.ts';

/** Copies the request of a change in the journal as a line for curl, without passwords. */
export async function copySentRequest(
  target: unknown,
  { journal }: Pick<Services, 'journal'>,
): Promise<void> {
  const entry = await journalEntry(target, journal);
  if (!entry) return;
  const { origin, account, request } = entry.sent;
  const { method, path, body } = request;
  await copyAsCurl([curlLine(origin, account, { method, path, body })]);
}
