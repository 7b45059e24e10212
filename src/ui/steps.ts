import type { Answer } from './ask.ts';

/** One question of a flow: takes its answer into the draft, and tells how it was left. */
export interface Step<Draft> {
  readonly ask: (draft: Draft) => Promise<Answer<Draft>>;
  /** Passed over, in both directions, while this is false. */
  readonly when?: (draft: Draft) => boolean;
}

/**
 * Runs the steps in order, the back button going to the one before. Resolves to the finished draft, or `undefined`
 * when it was left. Answers given stay in the draft, so that going back and forth loses nothing.
 */
export async function runSteps<Draft>(
  draft: Draft,
  steps: readonly Step<Draft>[],
): Promise<Draft | undefined> {
  let current = draft;
  let index = 0;
  let direction = 1;
  for (;;) {
    // Back from the first question that applies comes to it again.
    if (index < 0) [index, direction] = [0, 1];
    const step = steps[index];
    if (!step) return current;
    if (step.when && !step.when(current)) {
      index += direction;
      continue;
    }
    const answer = await step.ask(current);
    if (answer.kind === 'stop') return undefined;
    if (answer.kind === 'value') current = answer.value;
    direction = answer.kind === 'back' ? -1 : 1;
    index += direction;
  }
}

/** The answer to one question, put into the draft. */
export function into<Draft, T>(answer: Answer<T>, take: (value: T) => Draft): Answer<Draft> {
  return answer.kind === 'value' ? { kind: 'value', value: take(answer.value) } : answer;
}
