import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string) => readFileSync(join(import.meta.dirname, '..', '..', '..', file), 'utf8');

describe('the README on what is stored where', () => {
  it('names every folder in the global storage', () => {
    const [, section = ''] = read('README.md').split(/^## What is sent where.*$/m);
    const made = [...read('src/start.ts').matchAll(/globalStorageUri\.fsPath, '(\w+)'/g)];
    const folders = made.map(([, folder = '']) => folder);
    assert(folders.length > 0);
    const unnamed = folders.filter((folder) => !section.split(/^## /m)[0]?.includes(`\`${folder}\``));
    assert.deepEqual(unnamed, []);
  });
});
