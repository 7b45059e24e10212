import * as z from 'zod/mini';
import type { SentChange } from '../links/sentChange.ts';
import { updateFieldsSchema } from '../links/updateFieldsSchema.ts';
import { isRunning } from './isRunning.ts';
import { jsonOrUndefined } from './jsonOrUndefined.ts';

const idsSchema = z.readonly(z.array(z.string()));
const sentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('join'), remoteServer: z.string(), before: idsSchema }),
  z.object({
    kind: z.literal('update'),
    objectId: z.string(),
    name: z.string(),
    fields: updateFieldsSchema,
    was: updateFieldsSchema,
  }),
  z.object({ kind: z.literal('unjoin'), objectId: z.string(), name: z.string() }),
  z.object({ kind: z.literal('unjoinSelf'), before: idsSchema }),
]);
const recordSchema = z.object({
  v: z.literal(1),
  origin: z.string(),
  target: z.string(),
  /** Process of the window that is at it; absent once that has given up. */
  pid: z.exactOptional(z.int().check(z.gte(1))),
  /** When the target was taken or, once there is `sent`, when the change was sent: milliseconds since 1970. */
  at: z.number(),
  /** Absent before sending: nothing has happened yet. */
  sent: z.exactOptional(sentSchema),
  /** Id of the change in the journal. */
  entry: z.exactOptional(z.string()),
});

/** One change of one target of one server, while it is not known how it ends. Never holds a password. */
export type ChangeRecord = z.infer<typeof recordSchema>;

/** A change that was sent and that nobody follows any more. */
export type OpenRecord = ChangeRecord & { readonly sent: SentChange };

/** Longer than queue, answer and look-up take together: a process with that id is another one by now. */
const longestMs = 15 * 60_000;

/** Whether a window is still at it. */
export function isUnderWay({ pid, at }: Pick<ChangeRecord, 'pid' | 'at'>): boolean {
  return pid !== undefined && Date.now() - at < longestMs && isRunning(pid);
}

/** Whether it waits to be looked up: the window that sent it is gone, or could not look. */
export function isOpen(record: ChangeRecord): record is OpenRecord {
  return record.sent !== undefined && !isUnderWay(record);
}

/** `undefined` for what is no record. */
export function parseRecord(text: string): ChangeRecord | undefined {
  const parsed = recordSchema.safeParse(jsonOrUndefined(text));
  return parsed.success ? parsed.data : undefined;
}
