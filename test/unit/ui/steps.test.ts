import assert from 'node:assert/strict';
import type { Answer } from '../../../src/ui/ask.ts';
import { into, runSteps, type Step } from '../../../src/ui/steps.ts';

type Draft = Readonly<Record<string, string>>;

const back = { kind: 'back' } as const;
const stop = { kind: 'stop' } as const;

/** A person who answers in this order, and the questions they were asked, each with the draft it showed. */
function person(...answers: (string | Answer<never>)[]) {
  const asked: string[] = [];
  const step = (name: string, when?: (draft: Draft) => boolean): Step<Draft> => ({
    ask: (draft) => {
      asked.push(name in draft ? `${name}=${draft[name] ?? ''}` : name);
      const next = answers.shift() ?? stop;
      const answer: Answer<string> = typeof next === 'string' ? { kind: 'value', value: next } : next;
      return Promise.resolve(into(answer, (value) => ({ ...draft, [name]: value })));
    },
    ...(when ? { when } : {}),
  });
  return { asked, step };
}

describe('ui: the steps of a flow', () => {
  it('asks in order and gives the finished draft', async () => {
    const { asked, step } = person('1', '2');
    assert.deepEqual(await runSteps({ z: '0' }, [step('a'), step('b')]), { z: '0', a: '1', b: '2' });
    assert.deepEqual(asked, ['a', 'b']);
  });

  it('gives the draft as it is when there is nothing to ask', async () => {
    const { step } = person();
    assert.deepEqual(await runSteps<Draft>({ z: '0' }, []), { z: '0' });
    assert.deepEqual(await runSteps<Draft>({ z: '0' }, [step('a', () => false)]), { z: '0' });
  });

  it('gives nothing when it was left, whatever was answered before', async () => {
    const { asked, step } = person('1', stop);
    assert.equal(await runSteps({}, [step('a'), step('b'), step('c')]), undefined);
    assert.deepEqual(asked, ['a', 'b']);
  });

  it('goes back one step and shows the answers given before', async () => {
    const { asked, step } = person('1', '2', back, back, '9', '2', '3');
    assert.deepEqual(await runSteps({}, [step('a'), step('b'), step('c')]), { a: '9', b: '2', c: '3' });
    assert.deepEqual(asked, ['a', 'b', 'c', 'b=2', 'a=1', 'b=2', 'c']);
  });

  it('passes over a step that does not apply, in both directions', async () => {
    const { asked, step } = person('1', back, '9', '3');
    const steps = [step('a'), step('b', () => false), step('c')];
    assert.deepEqual(await runSteps({}, steps), { a: '9', c: '3' });
    assert.deepEqual(asked, ['a', 'c', 'a=1', 'c']);
  });

  it('decides by the draft of that moment whether a step applies', async () => {
    const { asked, step } = person('no', back, 'yes', '2', '3');
    const steps = [step('a'), step('b', (draft) => draft['a'] === 'yes'), step('c')];
    assert.deepEqual(await runSteps({}, steps), { a: 'yes', b: '2', c: '3' });
    assert.deepEqual(asked, ['a', 'c', 'a=no', 'b', 'c']);
  });

  it('stays at the first question when back is pressed there', async () => {
    const { asked, step } = person(back, '1');
    assert.deepEqual(await runSteps({}, [step('a')]), { a: '1' });
    assert.deepEqual(asked, ['a', 'a']);
  });

  it('stays there too when the steps before it are passed over', async () => {
    const { step } = person(back, '1', '2');
    const steps = [step('x', () => false), step('a'), step('b')];
    assert.deepEqual(await runSteps({}, steps), { a: '1', b: '2' });
  });
});
