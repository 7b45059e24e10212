import * as z from 'zod/mini';
import { actions } from './detailsModel.ts';

/** What a page may say. It names no server and no link: the host knows which panel spoke. */
export const pageMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('action'), action: z.enum(actions) }),
  z.object({ type: z.literal('copy'), field: z.string().check(z.maxLength(40)) }),
]);
export type PageMessage = z.infer<typeof pageMessageSchema>;

/** What the page keeps for a reload: whose panel it is. */
export const panelStateSchema = z.object({ serverId: z.string(), linkKey: z.string() });
export type PanelState = z.infer<typeof panelStateSchema>;
