// Loads and activates one extension, as the first thing of a process: node activateOnce.ts FILE SERVERS [MODULE…]
// So many servers are in the settings; the modules of Node named are loaded before.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memento } from '../unit/servers/support/memento.ts';
import { say } from './support/child.ts';
import { configure } from './support/configure.ts';
import { extensionSchema } from './support/extension.ts';
import './support/useVscodeStub.ts';
import { views } from './support/vscode.ts';

const [file = '', servers = '0', ...before] = process.argv.slice(2);
configure(Array.from({ length: Number(servers) }, () => ({ origin: 'https://192.0.2.1:8443', sha256: '' })));
const folder = mkdtempSync(join(tmpdir(), 'cuc-links-bench-'));
const context = {
  subscriptions: [],
  secrets: { get: () => undefined, onDidChange: () => ({ dispose: () => undefined }) },
  globalState: memento(),
  workspaceState: memento(),
  globalStorageUri: { fsPath: folder },
  extensionUri: { fsPath: folder },
};
const require = createRequire(file);
for (const name of before) require(name);

// Node goes on compiling, in the background, what it has needed to read this file.
await new Promise((resolve) => setTimeout(resolve, 100));

const start = performance.now();
const loaded: unknown = require(file);
extensionSchema.parse(loaded).activate(context);
const ms = performance.now() - start;
// As VS Code does as soon as the view is there.
const rows = await views.get('cucLinks.servers')?.rows.getChildren();
const rowsMs = performance.now() - start;

// What it has put off until later belongs to loading as well.
await new Promise((resolve) => setTimeout(resolve, 50));
rmSync(folder, { recursive: true, force: true });
say({ ms, rowsMs, rows: rows?.length ?? 0, files: Object.keys(require.cache) });
