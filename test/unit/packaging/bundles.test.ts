import assert from 'node:assert/strict';
import {
  activationFiles,
  contentsOf,
  filesOf,
  hostFiles,
  inputsOf,
  isLazySource,
  kilobytes,
  readOutputs,
  sharedSources,
  startFiles,
} from '../../support/bundles.ts';

/**
 * What each entry point may bring, in kilobytes: what it brought when this was written and a little. Raise it knowingly;
 * `npm run bench -- --only 8` says what has grown.
 */
const budgets = {
  activation: 6,
  start: 126,
  commands: 178,
  showDetails: 43,
  detailsPage: 37,
  net: 412,
  sandbox: 272,
} as const;

/** Both sides of the details page need these: types of messages, and what checks them. */
const onPageToo = [
  /^node_modules\/zod\/v4\/(core|mini)\//,
  /^src\/details\/(actions|hostMessage|panelState)\.ts$/,
  /^src\/links\/updateFieldsSchema\.ts$/,
];

describe('what is built', () => {
  const outputs = readOutputs();

  it('has no module twice in the extension host: two copies are two states', () =>
    assert.deepEqual(sharedSources(hostFiles(outputs), outputs), []));

  it('has nothing on both sides of the details page but the form of their messages', () => {
    const shared = sharedSources(Object.keys(outputs), outputs);
    assert.deepEqual(
      shared.filter((path) => !onPageToo.some((pattern) => pattern.test(path))),
      [],
    );
  });

  it('loads neither the network nor the sandbox at the start', () => {
    const start = inputsOf(startFiles(outputs), outputs).map(([path]) => path);
    assert(start.includes('src/extension.ts') && start.includes('src/start.ts'));
    assert.deepEqual(start.filter(isLazySource), []);
    assert(inputsOf(filesOf('net', outputs), outputs).some(([path]) => isLazySource(path)));
    assert(inputsOf(filesOf('sandbox', outputs), outputs).some(([path]) => isLazySource(path)));
  });

  it('loads five files at the start', () => assert.equal(startFiles(outputs).length, 5));

  const brought = (what: string) => {
    if (what === 'activation') return activationFiles(outputs);
    return what === 'start' ? startFiles(outputs) : filesOf(what, outputs);
  };
  for (const [what, budget] of Object.entries(budgets))
    it(`loads at most ${budget} KB for: ${what}`, () => {
      const bytes = contentsOf(brought(what)).reduce((sum, { length }) => sum + length, 0);
      assert(kilobytes(bytes) <= budget, `${kilobytes(bytes)} KB`);
    });
});
