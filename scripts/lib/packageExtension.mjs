import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildExtension } from './buildExtension.mjs';
import { modernEnvironment } from './modernNode.mjs';
import { noticesFor } from './notices.mjs';
import { dependencyFile, distFolder, modernNode, root, vsixFile } from './paths.mjs';
import { logFile, runLogged } from './run.mjs';
import { PlainError, say } from './say.mjs';

const largestBytes = 500_000;

const allowed = [
  /^package(\.nls(\.[\w-]+)?)?\.json$/,
  /^(README|CHANGELOG|SUPPORT)\.md$/,
  /^(LICENSE|THIRD-PARTY-NOTICES\.txt)$/,
  /^l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^media\/(icon\.png|details\.css|(activity-bar|link-dark|link-light)\.svg)$/,
  /^media\/cuc-servers\.schema\.json$/,
  /^media\/walkthrough\/(sandbox|addServer|health|change|journal)\.svg$/,
  /^dist\/(extension|start|commands|showDetails|net|sandbox|detailsPage|shared-[A-Z0-9]{8})\.js$/,
];

const noticesFile = 'THIRD-PARTY-NOTICES.txt';
const required = ['package.json', 'README.md', 'LICENSE', noticesFile, 'dist/extension.js'];

/** Builds and packs the extension; throws where the package holds anything unexpected, lacks something or is too large. */
export async function packageExtension() {
  await buildExtension();
  writeNotices();
  await assertContents();
  rmSync(vsixFile, { force: true });
  rmSync(logFile('package'), { force: true });
  const vsce = [dependencyFile('@vscode', 'vsce', 'vsce'), 'package', '--out', vsixFile];
  // There is no repository to name yet, so relative images stay relative.
  const flags = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'];
  await runLogged('package', modernNode, [...vsce, ...flags], { env: modernEnvironment() });
  const { size } = statSync(vsixFile);
  if (size >= largestBytes)
    throw new PlainError(`${basename(vsixFile)} has ${size} bytes; it must stay under ${largestBytes}.`);
  say(`${basename(vsixFile)}: ${size} bytes of at most ${largestBytes}`);
}

/** Made anew each time from what has just been bundled. */
function writeNotices() {
  const meta = JSON.parse(readFileSync(join(distFolder, 'meta.json'), 'utf8'));
  writeFileSync(join(root, noticesFile), noticesFor(meta, root));
}

async function assertContents() {
  const { listFiles } = await import('@vscode/vsce');
  const files = await listFiles({ cwd: root, dependencies: false });
  const unexpected = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
  if (unexpected.length > 0)
    throw new PlainError(`The package would hold what it should not: ${unexpected.join(', ')}`);
  const missing = required.filter((file) => !files.includes(file));
  if (missing.length > 0) throw new PlainError(`The package would lack: ${missing.join(', ')}`);
}
