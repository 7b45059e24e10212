import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { removeTemporaryFolders, temporaryFolder } from '../unit/servers/support/temporaryFolder.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Stands for the whole API: every part of it can be read, called, constructed and extended. */
const vscode = `
const any = new Proxy(function () {}, {
  get: (target, name) => (name === 'prototype' ? target.prototype : any),
  apply: () => any,
});
module.exports = any;
`;

/** Loads every bundle of the extension host, and puts sandbox and network to use. */
const program = `
const { readdirSync } = require('node:fs');
const { join } = require('node:path');
const [dist, before] = process.argv.slice(2);
const modules = ['dns', 'events', 'http', 'https', 'http2', 'module', 'net', 'stream', 'tls', 'util'];
const objects = { process, Reflect, Object: Object.prototype, Array: Array.prototype, Promise, Error,
  ...Object.fromEntries(modules.map((name) => [name, require('node:' + name)])) };
const partsOf = (object, keys) => keys.map((key) => {
  const { value, get, set } = Object.getOwnPropertyDescriptor(object, key);
  return [key, [value, get, set]];
});
const look = () => ({
  // To look at any more of it would make Node load its own undici.
  globals: new Map([...Reflect.ownKeys(globalThis).map((key) => [key, []]), ...partsOf(globalThis, ['fetch', 'process'])]),
  ...Object.fromEntries(Object.entries(objects).map(([name, object]) => [name, new Map(partsOf(object, Reflect.ownKeys(object)))])),
});
const differences = (first, second) => Object.entries(first).flatMap(([name, keys]) =>
  [...new Set([...keys.keys(), ...second[name].keys()])]
    .filter((key) => {
      const [before, after] = [keys.get(key), second[name].get(key)];
      return !before || !after || before.some((part, index) => !Object.is(part, after[index]));
    })
    .map((key) => name + ' ' + String(key)));
const slots = () => [1, 2].map((slot) => globalThis[Symbol.for('undici.globalDispatcher.' + slot)]);
(async () => {
  if (before !== '') require(before);
  // Looking makes Node load some of its own: that must not count.
  look();
  const first = look();
  const [slot1, slot2] = slots();
  const listeners = process.eventNames().map((name) => [name, process.listenerCount(name)]);
  const loaded = readdirSync(dist).filter((name) => name.endsWith('.js') && !/^(sandboxMain|detailsPage)/.test(name));
  for (const name of loaded) require(join(dist, name));
  const net = require(join(dist, 'net.js'));
  const sandbox = await require(join(dist, 'sandbox.js')).startSandbox({ seed: 7 });
  const [{ baseUrl: origin, user, password, sha256 }] = sandbox.locations;
  await net.probeCertificate(origin);
  const session = net.openSession({
    origin, trust: () => ({ kind: 'pin', sha256 }), signIn: (attempt) => attempt({ user, password }), log() {},
  });
  const { status } = await session.send({ method: 'GET', path: '/vmrest/version', template: '/', accept: 'application/json', limit: 10_000 });
  await session.dispose();
  await sandbox.stop();
  const now = slots();
  console.log(JSON.stringify({
    loaded: loaded.length > 5, status,
    changed: differences(first, look()),
    slots: now[0] === slot1 && now[1] === slot2, set: now.map((slot) => slot !== undefined),
    listeners: JSON.stringify(process.eventNames().map((name) => [name, process.listenerCount(name)])) === JSON.stringify(listeners),
  }));
})();
`;

describe('faults: other extensions', () => {
  afterEach(removeTemporaryFolders);

  const hosts = [
    { name: 'where nobody has a dispatcher', before: '', set: [false, false] },
    {
      name: 'where another extension has set its own',
      before: join(root, 'node_modules', 'undici'),
      set: [true, true],
    },
  ];
  for (const { name, before, set } of hosts) {
    it(`89 finds everything as it was once the bundles are loaded and used, ${name}`, async () => {
      const modules = await temporaryFolder();
      await mkdir(join(modules, 'vscode'));
      await writeFile(join(modules, 'vscode', 'index.js'), vscode);
      const file = join(modules, 'program.cjs');
      await writeFile(file, program);
      const { stdout } = await run(process.execPath, ['--no-warnings', file, join(root, 'dist'), before], {
        env: { ...process.env, NODE_PATH: modules },
      });
      const found: unknown = JSON.parse(stdout);
      // Only zod leaves something: the settings that all copies of it share.
      const changed = ['globals __zod_globalConfig'];
      assert.deepEqual(found, { loaded: true, status: 200, changed, slots: true, set, listeners: true });
    }).timeout(60_000);
  }
});
