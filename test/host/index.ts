import { appendFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/**
 * The entry that VS Code calls inside its extension host. It runs every test file bundled beside it and
 * rejects where one fails. What a person should see goes to the file named in CUC_LINKS_HOST_OUTPUT.
 */
export async function run(): Promise<void> {
  const { CUC_LINKS_REPORTER: reporter, CUC_LINKS_HOST_OUTPUT: output, CUC_LINKS_GREP: grep } = process.env;
  if (output !== undefined) {
    Mocha.reporters.Base.consoleLog = (...parts: unknown[]) =>
      appendFileSync(output, `${format(...parts)}\n`);
  }
  const mocha = new Mocha({
    color: false,
    forbidOnly: true,
    forbidPending: true,
    timeout: 20_000,
    ...(reporter === undefined ? {} : { reporter }),
    ...(grep === undefined ? {} : { grep }),
  });
  for (const file of globSync('*.test.js', { cwd: __dirname })) mocha.addFile(join(__dirname, file));
  const failures = await new Promise<number>((resolve) => void mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
