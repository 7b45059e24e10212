import * as z from 'zod/mini';
import { updateFieldsSchema } from '../links/updateFieldsSchema.ts';
import { actions } from './actions.ts';
import { panelStateSchema } from './panelState.ts';

const fieldSchema = z.object({
  /** Absent for a field that no document names. */
  key: z.optional(z.string()),
  name: z.string(),
  value: z.string(),
  meaning: z.string(),
  /** The server sent something that could not be read. */
  problem: z.boolean(),
});
export type Field = z.infer<typeof fieldSchema>;

const groupSchema = z.object({
  title: z.string(),
  fields: z.readonly(z.array(fieldSchema)),
  /** What all of them mean together. */
  note: z.optional(z.string()),
});
export type FieldGroup = z.infer<typeof groupSchema>;

const lineSchema = z.object({
  name: z.string(),
  /** How it is drawn, beside its colour. */
  look: z.enum(['solid', 'dashed', 'dotted']),
  /** From 0 to 1000 each, from the lower left. */
  points: z.readonly(z.array(z.readonly(z.tuple([z.number(), z.number()])))),
});

const plotSchema = z.object({
  /** What it shows, for who does not see it. */
  text: z.string(),
  highest: z.string(),
  lowest: z.string(),
  lines: z.readonly(z.array(lineSchema)),
});
export type Plot = z.infer<typeof plotSchema>;

const backlogSchema = z.object({
  title: z.string(),
  sentence: z.string(),
  /** Absent before there are two readings. */
  chart: z.optional(
    z.object({
      plots: z.readonly(z.array(plotSchema)),
      from: z.string(),
      to: z.string(),
      tableTitle: z.string(),
      head: z.readonly(z.array(z.string())),
      rows: z.readonly(z.array(z.readonly(z.array(z.string())))),
    }),
  ),
});
export type Backlog = z.infer<typeof backlogSchema>;

const noticeSchema = z.object({
  /** To wait is no error. */
  kind: z.enum(['waiting', 'error']),
  text: z.string(),
});
export type Notice = z.infer<typeof noticeSchema>;

const modelSchema = z.object({
  title: z.string(),
  server: z.string(),
  /** Absent when the link or its server is gone: then only `notice` speaks. */
  health: z.optional(z.object({ kind: z.string(), word: z.string(), sentence: z.string() })),
  /** Something about the whole page: a list that is awaited, an error, a link that is gone. */
  notice: z.optional(noticeSchema),
  /** Edits of an earlier page that were neither saved nor discarded. */
  kept: z.optional(z.object({ sentence: z.string(), goOn: z.string(), discard: z.string() })),
  groups: z.readonly(z.array(groupSchema)),
  backlog: z.optional(backlogSchema),
  actions: z.readonly(z.array(z.object({ id: z.enum(actions), label: z.string(), enabled: z.boolean() }))),
  copyLabel: z.string(),
  updated: z.string(),
});
/** All that a details page shows: sentences made by the host, so that the page only lays them out. */
export type DetailsModel = z.infer<typeof modelSchema>;

const formFieldSchema = z.object({
  key: z.keyof(updateFieldsSchema),
  label: z.string(),
  hint: z.string(),
  /** A text, or on and off; `null` where the server gave none. */
  kind: z.enum(['text', 'switch']),
  /** As the server has it. */
  server: z.union([z.string(), z.boolean(), z.null()]),
  /** As it is to be shown: an edit, else as the server has it. */
  value: z.union([z.string(), z.boolean(), z.null()]),
  edited: z.boolean(),
  /** It cannot be changed. */
  locked: z.boolean(),
  error: z.optional(z.string()),
  conflict: z.optional(z.object({ sentence: z.string(), take: z.string(), keep: z.string() })),
});
export type FormField = z.infer<typeof formFieldSchema>;

const formSchema = z.object({
  title: z.string(),
  /** Why nothing can be saved now. */
  blocked: z.optional(noticeSchema),
  status: z.string(),
  fields: z.readonly(z.array(formFieldSchema)),
  save: z.string(),
  cancel: z.string(),
});
export type FormModel = z.infer<typeof formSchema>;

/** What the host tells a page. */
export const hostMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('model'),
    model: modelSchema,
    /** Absent while nothing is being edited. */
    form: z.optional(formSchema),
    /** What the page is to keep for a reload. */
    state: panelStateSchema,
  }),
  /** Moves the keyboard, by the id of an element. */
  z.object({ type: z.literal('focus'), id: z.string() }),
]);
export type HostMessage = z.infer<typeof hostMessageSchema>;
