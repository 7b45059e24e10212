import type { Failure } from '../../cupi/failure.ts';
import { refusalMeaning } from '../../links/refusalMeaning.ts';
import { nextStep } from './nextStep.ts';
import { refusalSentence } from './refusal.ts';

/** The next step. Where the words of a refusal tell what it means, that is worth more than what its kind suggests. */
export function whatToDo(failure: Failure): string {
  const meaning = refusalMeaning(failure);
  return meaning ? refusalSentence(meaning) : nextStep(failure);
}
