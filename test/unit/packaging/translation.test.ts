import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/mini';
import { englishTexts } from '../../support/englishTexts.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const named = (pattern: string) => globSync(pattern, { cwd: root }).map((file) => file.replaceAll('\\', '/'));

type Texts = ReadonlyMap<string, string>;

const bundles = named('l10n/bundle.l10n.*.json');
const manifests = named('package.nls.*.json');
const stringsByKey = z.record(z.string(), z.string());

function textsOf(file: string): Texts {
  return new Map(Object.entries(stringsByKey.parse(JSON.parse(read(file)))));
}

/** What a translation takes over as it stands: placeholders, where links lead to, icons, code and line breaks. */
const kept = /\{\d+\}|\]\([^)]*\)|\$\([\w~-]+\)|`[^`]*`|\n/g;

function partsKept(text: string): readonly string[] {
  return [...text.matchAll(kept)].map(([part]) => part).sort();
}

function assertTranslated(translation: Texts, english: Texts): void {
  const missing = [...english.keys()].filter((key) => !translation.has(key)).map((key) => `missing: ${key}`);
  const tooMany = [...translation.keys()].filter((key) => !english.has(key)).map((key) => `too many: ${key}`);
  assert(missing.length + tooMany.length === 0, [...missing, ...tooMany].join('\n'));
  for (const [key, text] of english) {
    const translated = translation.get(key) ?? '';
    assert.notEqual(translated.trim(), '', `no text for: ${key}`);
    assert.deepEqual(partsKept(translated), partsKept(text), key);
  }
}

describe('each translation', () => {
  it('has both the texts of the source and those of package.json', () => {
    const languages = (files: readonly string[]) => files.map((file) => file.split('.').at(-2)).sort();
    assert(bundles.length > 0);
    assert.deepEqual(languages(bundles), languages(manifests));
    assert.match(read('package.json'), /^ {2}"l10n": "\.\/l10n"/m);
  });

  for (const file of bundles) {
    it(`says each text of the source, with all its parts: ${file}`, async () => {
      assertTranslated(textsOf(file), await englishTexts());
    }).timeout(20_000);
  }
  for (const file of manifests) {
    it(`says each text of package.json, with all its parts: ${file}`, () => {
      assertTranslated(textsOf(file), textsOf('package.nls.json'));
    });
  }
});
