import * as z from 'zod/mini';
import { momentSchema } from './moment.ts';

const common = {
  v: z.literal(1),
  at: momentSchema,
};

/** Several joins that were confirmed as one, in their order. They use stored sign-ins, so it needs no secret. */
export const batchSchema = z.object({
  ...common,
  kind: z.literal('batch'),
  id: z.uuid(),
  /** Process of the window that is at it. */
  pid: z.int().check(z.gte(1)),
  /** Id of the profile that all others are joined with. */
  hub: z.string(),
  joins: z.array(
    z.object({
      /** Id of a profile. */
      server: z.string(),
      options: z.object({
        acceptSelfSigned: z.boolean(),
        acceptErrors: z.boolean(),
        directorySync: z.boolean(),
        voiceNameSync: z.boolean(),
      }),
    }),
  ),
});

/** Whoever confirmed it knows how it ended. Without one the window has died in between. */
export const batchEndSchema = z.object({ ...common, kind: z.literal('batchEnd'), id: z.uuid() });

export type BatchLine = z.infer<typeof batchSchema>;
