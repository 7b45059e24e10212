import * as z from 'zod/mini';
import { startChild } from './child.ts';

const placesSchema = z.array(z.object({ origin: z.string(), sha256: z.string() }));
export type Place = z.infer<typeof placesSchema>[number];

export const user = 'operator';
export const password = 'right horse';
export const listPath = '/vmrest/httpslinks/';

/** Whether a list is always the same one, or each is another. */
export type Lists = 'same' | 'changing';

/** The server of unity.ts, which answers at once. */
export async function startUnity(lists: Lists = 'same') {
  const { said, ...others } = await startUnities(1, 0, lists);
  const [place] = said;
  if (!place) throw new Error('There is no server.');
  return { place, ...others };
}

/** Many of them, which answer after a while. `requests` gives how many have come to all of them. */
export async function startUnities(count: number, delayMs: number, lists: Lists = 'same') {
  const changing = lists === 'changing' ? ['changing'] : [];
  const started = await startChild('unity.ts', placesSchema, [String(count), String(delayMs), ...changing]);
  return { ...started, requests: async () => z.number().parse(await started.ask()) };
}

/** Ten that are of no use: see illUnity.ts. */
export function startIllUnities() {
  return startChild('illUnity.ts', placesSchema);
}
