import * as z from 'zod/mini';
import { updateFieldsSchema } from '../links/updateFieldsSchema.ts';

/** As long as a text field takes. */
export const longestText = 1000;

const text = z.exactOptional(z.string().check(z.maxLength(longestText)));

/** Edits as a person left them, right or wrong; `''` for a text they have cleared. */
export const editsSchema = z.extend(updateFieldsSchema, { displayName: text, remoteServer: text });

/** A draft as it is kept. It holds no secret: no writable field is one. */
export const draftSchema = z.object({
  seen: updateFieldsSchema,
  edits: editsSchema,
  /** Time of the last edit, in ms. */
  at: z.number(),
});
export type KeptDraft = z.infer<typeof draftSchema>;

/** What the page keeps for a reload: whose panel it is, and the form if one was open. */
export const panelStateSchema = z.object({
  serverId: z.string(),
  linkKey: z.string(),
  draft: z.optional(draftSchema),
});
export type PanelState = z.infer<typeof panelStateSchema>;

/** Which link a panel is of. */
export type PanelLink = Pick<PanelState, 'serverId' | 'linkKey'>;
