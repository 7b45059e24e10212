import type { Fields } from '../wire/fields.ts';
import type { Refusal } from '../world/refusal.ts';

/** What a call has to say, before it takes a format. */
export type Answer =
  | {
      readonly kind: 'list';
      readonly plural: string;
      readonly singular: string;
      readonly rows: readonly Fields[];
    }
  | { readonly kind: 'object'; readonly name: string; readonly fields: Fields }
  | { readonly kind: 'created'; readonly path: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'noContent' }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | Page;

/** An HTML page as the servlet container makes it. */
export interface Page {
  readonly kind: 'page';
  readonly status: 400 | 401 | 404 | 405 | 413 | 500 | 503;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

/** Refuses a call. */
export function refusal(refused: Refusal): Answer {
  return { kind: 'refusal', refusal: refused };
}
