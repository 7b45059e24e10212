import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Settings that keep everything out of a test's way but the extension. */
const quietSettings = {
  // A row that is drawn anew closes its menu: servers are read when a test makes them be read.
  'cucLinks.refreshInterval': 0,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'window.dialogStyle': 'custom',
  'extensions.ignoreRecommendations': true,
  // The tests choose the theme, not the browser's preference.
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'telemetry.telemetryLevel': 'off',
  // The host would take the servers of the tests for things to open, and say so.
  'remote.autoForwardPorts': false,
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** Everything one VS Code of a test owns on disk. */
export interface ProfileFolder {
  readonly userData: string;
  /** Chromium's profile: keeps SecretStorage over reloads and restarts. */
  readonly browser: string;
  /** The folder that is open in the workbench. */
  readonly workspace: string;
  readonly settingsFile: string;
  writeSettings(settings: Readonly<Record<string, unknown>>): void;
  remove(): void;
}

/** Makes a fresh profile; `files` go into the open folder, by relative path. */
export function makeProfileFolder(
  settings: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>>,
): ProfileFolder {
  const root = mkdtempSync(join(tmpdir(), 'cuc-links-ui-'));
  const workspace = join(root, 'workspace');
  const userData = join(root, 'data');
  const settingsFile = join(userData, 'User', 'settings.json');
  const writeSettings = (changed: Readonly<Record<string, unknown>>) =>
    write(settingsFile, JSON.stringify({ ...quietSettings, ...changed }, null, 2));
  mkdirSync(workspace, { recursive: true });
  for (const [path, text] of Object.entries(files)) write(join(workspace, path), text);
  writeSettings(settings);
  const remove = () => rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  return { userData, browser: join(root, 'browser'), workspace, settingsFile, writeSettings, remove };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
