// THIRD-PARTY-NOTICES.txt: the licences of everything that the bundles hold of others, as those licences ask.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PlainError } from './say.mjs';

/** Compiled into a library whose own licence file does not speak of it. */
const embedded = [
  {
    name: 'llhttp',
    license: 'MIT',
    holder: 'Fedor Indutny, 2018',
    within: 'node_modules/undici/lib/llhttp/',
  },
];

/**
 * The notices for a build: `meta` is esbuild's metafile, its paths relative to `folder`. Throws where a library neither
 * brings its licence nor names a holder of the MIT licence: then a person has to look.
 */
export function noticesFor(meta, folder) {
  const inputs = bundledInputs(meta);
  const sharing = new Map();
  for (const { title, text } of [...librariesIn(inputs, folder), ...embeddedIn(inputs)])
    sharing.set(text, [...(sharing.get(text) ?? []), title]);
  const parts = [...sharing].map(([text, titles]) => `${titles.join('\n')}\n\n${text}\n`);
  return [heading, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

const heading = 'This extension contains the following software of others, under these licences.\n';

/** What left nothing in the output is not passed on. */
function bundledInputs({ outputs }) {
  const sizes = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const paths = sizes.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  return [...new Set(paths)].sort();
}

function librariesIn(inputs, folder) {
  const libraries = new Map();
  for (const input of inputs) {
    const home = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (home !== undefined) libraries.set(home, [...(libraries.get(home) ?? []), input]);
  }
  return [...libraries].map(([home, files]) => libraryNotice(home, files, folder));
}

function libraryNotice(home, files, folder) {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, home, 'package.json'), 'utf8'),
  );
  const texts = licenceFiles(home, files, folder).map((file) => readFileSync(file, 'utf8').trim());
  const title = `${name} ${version} (${license})`;
  if (texts.length > 0) return { title, text: texts.join('\n\n') };
  const holder = (author?.name ?? author ?? '').replace(/\s*[<(].*$/, '');
  if (license !== 'MIT' || holder === '')
    throw new PlainError(
      `${name} is bundled but brings no licence text; scripts/lib/notices.mjs must be told it.`,
    );
  return { title, text: mit(holder) };
}

/** Those of the library itself and of the folders in it that files were taken from. */
function licenceFiles(home, files, folder) {
  const folders = new Set([home]);
  for (const file of files) for (let at = dirname(file); at !== home; at = dirname(at)) folders.add(at);
  return [...folders].sort().flatMap((name) => {
    const path = join(folder, name);
    const names = existsSync(path) ? readdirSync(path) : [];
    return names
      .filter((one) => /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i.test(one))
      .map((one) => join(path, one));
  });
}

function embeddedIn(inputs) {
  return embedded
    .filter(({ within }) => inputs.some((input) => input.startsWith(within)))
    .map(({ name, license, holder }) => ({ title: `${name} (${license})`, text: mit(holder) }));
}

function mit(holder) {
  return `Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
}
