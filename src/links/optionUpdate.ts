import type { HttpsLink, UpdateRequest } from '../cupi/httpsLink.ts';
import { switches } from './editedFields.ts';

/** One writable option and the value it is to have on several links. */
export interface OptionValue {
  readonly option: (typeof switches)[number] | 'syncDistributionLists';
  readonly on: boolean;
}

/** What one update may ask of several links. SyncDistributionLists goes one way (facts sheet 2.2). */
export const optionValues: readonly OptionValue[] = [
  ...switches.flatMap((option) => [
    { option, on: true },
    { option, on: false },
  ]),
  { option: 'syncDistributionLists', on: true },
];

/** The update that gives a link this value; `undefined` where it has it already. */
export function optionUpdate(link: HttpsLink, { option, on }: OptionValue): UpdateRequest | undefined {
  return link[option] === on ? undefined : { [option]: on };
}
