import * as z from 'zod/mini';
import { copyText } from '../ui/copyText.ts';
import { targetLink } from '../ui/pick.ts';
import { folderOf, linkOf, selectedOf, serverOf, type LinkTarget } from '../ui/target.ts';
import { linkName } from '../ui/text/visible.ts';
import type { Services } from './services.ts';

/** What the key of this command is bound with: it knows no rows. */
const keySchema = z.object({ rows: z.literal('focused') });

/**
 * Name and ObjectId of a link, or name and host of a server, with a tab between them, or the name of a folder; of several
 * rows, one a line.
 */
export async function copyNameAndId(target: unknown, selected: unknown, services: Services): Promise<void> {
  const { servers, keyRows } = services;
  const byKey = keySchema.safeParse(target).success;
  const rows = byKey ? await keyRows() : { target, selected };
  const lines = selectedOf(rows.target, rows.selected, (row) => lineOf(row, services));
  if (lines.length > 0) return copyText(lines.join('\n'));
  if (byKey) return;
  const found = await targetLink(undefined, servers);
  if (found) await copyText(linkLine(found));
}

function lineOf(row: unknown, { servers }: Pick<Services, 'servers'>): string | undefined {
  const folder = folderOf(row, servers);
  if (folder) return folder.name;
  const found = linkOf(row, servers);
  if (found) return linkLine(found);
  const profile = serverOf(row, servers)?.profile;
  return profile && `${profile.name}\t${new URL(profile.origin).host}`;
}

function linkLine({ link, key }: LinkTarget): string {
  return `${linkName(link, key)}\t${link.objectId}`;
}
