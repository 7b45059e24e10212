import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { writeWhole } from '../../src/ui/writeWhole.ts';

describe('writing a file whole or not at all', () => {
  let folder: string;
  const at = (name: string) => vscode.Uri.file(join(folder, name));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cuc-links-write-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes a new file and over an old one, and leaves nothing beside it', async () => {
    await writeWhole(at('a.csv'), 'one');
    await writeWhole(at('a.csv'), 'Köln');
    assert.equal(readFileSync(at('a.csv').fsPath, 'utf8'), 'Köln');
    assert.deepEqual(readdirSync(folder), ['a.csv']);
  });

  it('writes through a link to a file', async () => {
    writeFileSync(at('real.csv').fsPath, 'old');
    symlinkSync(at('real.csv').fsPath, at('link.csv').fsPath);
    await writeWhole(at('link.csv'), 'new');
    assert.equal(readFileSync(at('real.csv').fsPath, 'utf8'), 'new');
    assert.deepEqual(readdirSync(folder).sort(), ['link.csv', 'real.csv']);
  });

  it('leaves all as it was where it cannot be written', async () => {
    mkdirSync(at('taken').fsPath);
    writeFileSync(join(at('taken').fsPath, 'x'), '');
    await assert.rejects(async () => writeWhole(at('taken'), 'text'));
    await assert.rejects(async () => writeWhole(at('missing/a.csv'), 'text'));
    assert.deepEqual(readdirSync(folder), ['taken']);
  });

  it('writes to a file system that is not this machine’s in one go', async () => {
    await assert.rejects(async () => writeWhole(vscode.Uri.parse('cuc-links-text://page/x.txt'), 'text'));
  });
});
