import type { FieldKey } from '../ui/text/fields.ts';

/** All that a details page shows: sentences made by the host, so that the page only lays them out. */
export interface DetailsModel {
  readonly title: string;
  readonly server: string;
  /** Absent when the link or its server is gone: then only `notice` speaks. */
  readonly health: { readonly kind: string; readonly word: string; readonly sentence: string } | undefined;
  /** Something about the whole page: an error, a link that is gone. */
  readonly notice: string | undefined;
  readonly groups: readonly FieldGroup[];
  readonly actions: readonly { readonly id: Action; readonly label: string; readonly enabled: boolean }[];
  readonly copyLabel: string;
  readonly updated: string;
}

export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly Field[];
}

export interface Field {
  /** `undefined` for a field that no document names. */
  readonly key: FieldKey | undefined;
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
  /** The server sent something that could not be read. */
  readonly problem: boolean;
}

/** What the page's buttons ask for. */
export const actions = ['refresh', 'update', 'unjoin', 'raw'] as const;
export type Action = (typeof actions)[number];

/** Host to page. */
export interface ShowModel {
  readonly type: 'model';
  readonly model: DetailsModel;
}
