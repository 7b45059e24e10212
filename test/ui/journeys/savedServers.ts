import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { ProfileFolder } from '../harness/profileFolder.ts';

const serverSchema = z.object({
  name: z.string(),
  host: z.string(),
  port: z.optional(z.int()),
  user: z.string(),
});
const settingsSchema = z.object({ 'cucLinks.servers': z._default(z.array(serverSchema), []) });

const entriesSchema = z.object({ 'cucLinks.servers': z.array(z.looseObject({})) });

/** The servers in the user's settings file. */
export function savedServers({ settingsFile }: ProfileFolder): readonly z.infer<typeof serverSchema>[] {
  return settingsSchema.parse(JSON.parse(readFileSync(settingsFile, 'utf8')))['cucLinks.servers'];
}

/** The same as they stand there, with all their fields. */
export function savedEntries({ settingsFile }: ProfileFolder): readonly Record<string, unknown>[] {
  return entriesSchema.parse(JSON.parse(readFileSync(settingsFile, 'utf8')))['cucLinks.servers'];
}
