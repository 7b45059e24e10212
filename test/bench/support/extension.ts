import * as z from 'zod/mini';

/** As much of the extension's main module as VS Code uses. */
export const extensionSchema = z.object({
  activate: z.custom<(context: object) => unknown>((value) => typeof value === 'function'),
});
