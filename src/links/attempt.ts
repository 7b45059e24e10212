import { cupiFailureOf } from '../cupi/cupiFailure.ts';
import type { Failure } from '../cupi/failure.ts';

export type Attempt<T> = { readonly value: T } | { readonly failure: Failure };

/** What a call gave, or why it failed. Rejects only with a fault of our own. */
export async function attempt<T>(call: Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await call };
  } catch (error) {
    const failure = cupiFailureOf(error);
    if (!failure) throw error;
    return { failure };
  }
}
