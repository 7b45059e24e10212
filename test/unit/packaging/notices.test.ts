import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { noticesFor } from '../../../scripts/lib/notices.mjs';

describe('the notices of third parties', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cuc-notices-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function library(path: string, about: object, files: Record<string, string> = {}): Promise<void> {
    const all = { ...files, 'package.json': JSON.stringify({ version: '1.2.3', license: 'MIT', ...about }) };
    for (const [name, text] of Object.entries(all)) {
      const file = join(folder, path, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }

  const metaOf = (...inputs: readonly string[]) => ({
    outputs: {
      'dist/a.js': { inputs: Object.fromEntries(inputs.map((path) => [path, { bytesInOutput: 1 }])) },
    },
  });

  it('hold the licence of each bundled library and of a part of it that has its own, and say a text once', async () => {
    await library(
      'node_modules/one',
      { name: 'one' },
      { LICENSE: 'shared text', 'lib/part/LICENSE': 'text of the part' },
    );
    await library('node_modules/@x/two', { name: '@x/two' }, { 'LICENSE.md': 'other text' });
    await library(
      'node_modules/@x/two/node_modules/one',
      { name: 'one', version: '0.9.0' },
      { LICENCE: 'other text' },
    );
    await library('node_modules/absent', { name: 'absent' }, { LICENSE: 'absent text' });
    const said = noticesFor(
      metaOf(
        'src/own.ts',
        'node_modules/one/lib/part/a.js',
        'node_modules/@x/two/b.js',
        'node_modules/@x/two/node_modules/one/c.js',
      ),
      folder,
    );
    assert.match(said, /^one 1\.2\.3 \(MIT\)\n\nshared text\n\ntext of the part$/m);
    assert.match(said, /^@x\/two 1\.2\.3 \(MIT\)\none 0\.9\.0 \(MIT\)\n\nother text$/m);
    assert.doesNotMatch(said, /absent/);
  });

  it('leave out what the bundler dropped', async () => {
    await library('node_modules/one', { name: 'one' }, { LICENSE: 'text' });
    const meta = { outputs: { a: { inputs: { 'node_modules/one/a.js': { bytesInOutput: 0 } } } } };
    assert.doesNotMatch(noticesFor(meta, folder), /one/);
  });

  it('give the MIT licence of the author named where a library says MIT and brings no text', async () => {
    await library('node_modules/one', { name: 'one', author: 'A. Writer <a@w.example> (https://w.example)' });
    assert.match(noticesFor(metaOf('node_modules/one/a.js'), folder), /^Copyright \(c\) A\. Writer$/m);
  });

  it('cannot be made where a library says neither text nor holder, or another licence', async () => {
    await library('node_modules/one', { name: 'one' });
    await library('node_modules/two', { name: 'two', license: 'ISC', author: 'A. Writer' });
    for (const name of ['one', 'two'])
      assert.throws(
        () => noticesFor(metaOf(`node_modules/${name}/a.js`), folder),
        new RegExp(`${name} is bundled`),
      );
  });

  it('name what is compiled into undici', async () => {
    await library('node_modules/undici', { name: 'undici' }, { LICENSE: 'text' });
    const said = noticesFor(metaOf('node_modules/undici/lib/llhttp/llhttp-wasm.js'), folder);
    assert.match(said, /^llhttp \(MIT\)\n\nCopyright \(c\) Fedor Indutny, 2018$/m);
  });
});
