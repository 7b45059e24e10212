import * as z from 'zod/mini';
import { healthKinds } from '../links/health.ts';
import { orElse } from '../servers/orElse.ts';

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

// Each part on its own: what an earlier or later version has stored may know other words, and then that part is as if it
// had never been set.
const storedSchema = z.looseObject({});
const textSchema = z.string();
const onlySchema = z.array(z.enum(onlyChoices));
const orderSchema = z.enum(sortOrders);

/** The state as it was stored. */
export function readViewState(stored: unknown): ViewState {
  const { text, only, order } = orElse(storedSchema, {}, stored);
  return {
    text: orElse(textSchema, unfiltered.text, text),
    only: orElse(onlySchema, unfiltered.only, only),
    order: orElse(orderSchema, unfiltered.order, order),
  };
}
