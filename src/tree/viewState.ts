import * as z from 'zod/mini';
import { healthKinds } from '../links/health.ts';

/** What “Show Only…” offers: the healths a row can show, and servers that could not be read. */
export const onlyChoices = ['serverError', ...healthKinds, 'unread'] as const;
export type OnlyChoice = (typeof onlyChoices)[number];

/** How rows can be sorted; `settings` leaves servers as configured and links as their server lists them. */
export const sortOrders = ['settings', 'name', 'health', 'lastSync'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** Which rows of the Servers view are shown, and in which order. */
export interface ViewState {
  /** The words of the filter, as typed. */
  readonly text: string;
  /** Nothing chosen shows all. */
  readonly only: readonly OnlyChoice[];
  readonly order: SortOrder;
}

export const unfiltered: ViewState = { text: '', only: [], order: 'settings' };

export function isFiltered({ text, only }: ViewState): boolean {
  return text.trim() !== '' || only.length > 0;
}

// What an earlier or later version has stored may know other words: then that part is as if it had never been set.
const schema = z.object({
  text: z.catch(z.string(), unfiltered.text),
  only: z.catch(z.array(z.enum(onlyChoices)), []),
  order: z.catch(z.enum(sortOrders), unfiltered.order),
});

/** The state as it was stored. */
export function readViewState(stored: unknown): ViewState {
  const parsed = schema.safeParse(stored);
  return parsed.success ? parsed.data : unfiltered;
}
