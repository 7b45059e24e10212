import { pick, randomFor } from './random.ts';
import type { NeverForm } from './world/linkFields.ts';

/** Behaviour that no source settles: drawn once per run from its seed, so that no client can lean on it. */
export interface Quirks {
  readonly never: NeverForm;
  /** The 201 carries its path twice in Location, as recorded for other resources (facts sheet 1.6). */
  readonly doubledLocation: boolean;
  /** A 204 may carry a Content-Type (facts sheet 1.3). */
  readonly typedNoContent: boolean;
  /** Text answers say that they are XML, though they are not. */
  readonly textAsXml: boolean;
  readonly refuseListsOff: boolean;
  readonly refuseUnjoinSelfWithoutLinks: boolean;
  /** ErrorDetails follow Accept instead of always being XML (facts sheet 1.7). */
  readonly jsonErrors: boolean;
  readonly wrappedJsonErrors: boolean;
  readonly unjoinText: string;
  readonly unjoinSelfText: string;
}

/** The quirks of a run. */
export function quirksOf(seed: number): Quirks {
  const coin = (label: string, share: number): boolean => randomFor(seed, `quirk/${label}`)() < share;
  return {
    never: pick(randomFor(seed, 'quirk/never'), ['absent', 'empty', 'zero']),
    doubledLocation: coin('doubledLocation', 0.5),
    typedNoContent: coin('typedNoContent', 0.5),
    textAsXml: coin('textAsXml', 0.3),
    refuseListsOff: coin('refuseListsOff', 0.5),
    refuseUnjoinSelfWithoutLinks: coin('refuseUnjoinSelf', 0.5),
    jsonErrors: coin('jsonErrors', 0.3),
    wrappedJsonErrors: coin('wrappedJsonErrors', 0.5),
    unjoinText: pick(randomFor(seed, 'quirk/unjoin'), [
      'Success',
      'The link was marked for deletion.',
      'HTTPS link deleted successfully',
    ]),
    unjoinSelfText: pick(randomFor(seed, 'quirk/unjoinSelf'), [
      'Success',
      'The location was removed from the network.',
      'Self location deleted successfully',
    ]),
  };
}
