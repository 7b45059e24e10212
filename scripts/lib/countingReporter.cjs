// Mocha's reporter for all suites: a line for what fails, the counts in a file for the sum of `npm test`.
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

class CountingReporter extends Mocha.reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_RUN_END } = Mocha.Runner.constants;
    let suite = '';
    runner.on(EVENT_TEST_PASS, (test) => {
      const top = test.titlePath()[0];
      if (top !== suite) Mocha.reporters.Base.consoleLog(`  ${(suite = top)}`);
    });
    runner.on(EVENT_TEST_FAIL, (test) => Mocha.reporters.Base.consoleLog(`  FAILED ${test.fullTitle()}`));
    runner.once(EVENT_RUN_END, () => {
      this.epilogue();
      const { passes, failures } = this.stats;
      const file = process.env.CUC_LINKS_COUNTS;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures }));
    });
  }
}

module.exports = CountingReporter;
