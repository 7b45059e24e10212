import type * as z from 'zod/mini';

/** A value as a schema reads it, or this where it refuses. (`z.catch` would bring 8 KB more of zod, before the first row.) */
export function orElse<T>(schema: z.ZodMiniType<T>, otherwise: T, value: unknown): T {
  const read = schema.safeParse(value);
  return read.success ? read.data : otherwise;
}
