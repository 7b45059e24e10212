import type { Context, RootHookObject } from 'mocha';
import { faultCases, type FaultCase } from './cases.ts';
import { requestsSent } from './sent.ts';

type Result = 'passed' | 'FAILED';
const results = new Map<number, Result>();

/** Prints the 89 cases and their sum when all tests have run. */
export const mochaHooks: RootHookObject = {
  afterEach(this: Context) {
    const test = this.currentTest;
    const number = Number(/^\d+/.exec(test?.title ?? '')?.[0]);
    if (!(number in faultCases)) return;
    const passed = test?.state === 'passed' && results.get(number) !== 'FAILED';
    results.set(number, passed ? 'passed' : 'FAILED');
  },
  afterAll() {
    const rows = Object.entries(faultCases).map(([number, about]) => row(Number(number), about));
    const passed = [...results.values()].filter((result) => result === 'passed').length;
    const lines = [...rows, ...sentLines(), `${passed} of ${rows.length} passed`];
    process.stdout.write(`\n${lines.join('\n')}\n`);
  },
};

function row(number: number, { title, differs }: FaultCase): string {
  const result = results.get(number) ?? 'not run';
  return `${String(number).padStart(2)}  ${result.padEnd(7)}  ${title}${differs === undefined ? '' : ` (${differs})`}`;
}

function sentLines(): readonly string[] {
  const counts = Object.entries(requestsSent).map(
    ([number, sent]) => `${number}: ${[...new Set(sent)].join(', ')}`,
  );
  return counts.length === 0 ? [] : ['', `requests sent where none may be repeated: ${counts.join('; ')}`];
}
