import * as z from 'zod/mini';

const taskSchema = z.object({
  /** For locks and marks. */
  folder: z.string(),
  /** The certificate of all servers. */
  sha256: z.string(),
  seed: z.number(),
  /** Over all servers together. */
  refreshes: z.number(),
  origins: z.array(z.string()),
});
export type Task = z.infer<typeof taskSchema>;

const reportSchema = z.object({
  /** Bytes in use after collection, each after a fifth of the refreshes. */
  heaps: z.array(z.number()),
  /** Instances after all refreshes, before anything is disposed of. */
  alive: z.object({ clients: z.number(), sockets: z.number(), signals: z.number() }),
  /** Sockets, timers and the like that still run when everything is disposed of. */
  left: z.array(z.string()),
  /** Rejections nobody handled, warnings, faults of our own. */
  trouble: z.array(z.string()),
  /** In what state refreshes ended, and how often. */
  ends: z.record(z.string(), z.number()),
  /** By origin: passwords sent whose answer was not waited for. */
  unheard: z.record(z.string(), z.number()),
});
export type Report = z.infer<typeof reportSchema>;

export function readTask(text: string | undefined): Task {
  return taskSchema.parse(JSON.parse(text ?? ''));
}

export function readReport(text: string): Report {
  return reportSchema.parse(JSON.parse(text));
}
