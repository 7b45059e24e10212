import * as z from 'zod/mini';
import { writableFields } from '../links/editedFields.ts';
import { actions } from './actions.ts';
import { editsSchema } from './panelState.ts';

/** What a page may say. It names no server and no link: the host knows which panel spoke. */
export const pageMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('action'), action: z.enum(actions) }),
  z.object({ type: z.literal('copy'), field: z.string().check(z.maxLength(40)) }),
  /** What is in the form now. */
  z.object({ type: z.literal('edits'), edits: editsSchema }),
  /** About a field that somebody else has changed meanwhile. */
  z.object({ type: z.literal('decide'), field: z.enum(writableFields), choice: z.enum(['take', 'keep']) }),
  z.object({ type: z.literal('save') }),
  /** Away with the edits. */
  z.object({ type: z.literal('cancel') }),
]);
export type PageMessage = z.infer<typeof pageMessageSchema>;
