import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = join(import.meta.dirname, '..', '..', '..');

/** In the folder of a layer, where no such file is: what needs its types is left out. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
});

async function isRefused(folder: string, code: string): Promise<boolean> {
  const [result] = await eslint.lintText(code, { filePath: join(root, 'src', folder, 'some.ts') });
  const rules = result?.messages.map(({ ruleId }) => ruleId) ?? [];
  assert(!rules.includes(null), JSON.stringify(result?.messages));
  return rules.some((rule) => rule === 'no-restricted-imports' || rule === 'no-restricted-syntax');
}

const statically = (path: string) => `import '${path}';\n`;
const lazily = (path: string) => `export const later = () => import('${path}');\n`;

const both: readonly [folder: string, path: string, refused: boolean][] = [
  ['http', '../cupi/client.ts', true],
  ['cupi', '../http/origin.ts', false],
  ['cupi/encode', '../../http/origin.ts', false],
  ['cupi/encode', '../../links/health.ts', true],
  ['links', '../servers/server.ts', true],
  ['links', 'vscode', true],
  ['sandbox', '../http/origin.ts', true],
  ['servers', '../ui/ask.ts', true],
  ['servers', '../sandbox/index.ts', false],
  ['servers', 'vscode', false],
  ['tree', '../net.ts', true],
  ['details', './showDetails.ts', false],
  ['details', '../commands/handlers.ts', true],
];

describe('the rule for the direction of imports', () => {
  for (const [folder, path, refused] of both)
    it(`${refused ? 'refuses' : 'allows'} ${path} in src/${folder}, at once or later`, async () => {
      assert.equal(await isRefused(folder, statically(path)), refused);
      assert.equal(await isRefused(folder, lazily(path)), refused);
    }).timeout(20_000);

  it('lets src/servers load the transport, but only when it is needed', async () => {
    assert.equal(await isRefused('servers', lazily('../net.ts')), false);
    assert.equal(await isRefused('servers', statically('../net.ts')), true);
  }).timeout(20_000);

  it('refuses an import() whose path cannot be read', async () =>
    assert(await isRefused('links', 'export const later = (path: string) => import(path);\n'))).timeout(
    20_000,
  );
});
