import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPath, leaveSignals } from '../../../scripts/lib/chromium.mjs';
import { startCodeServer, type Running } from '../../../scripts/lib/codeServer.mjs';
import { freePort } from '../../../scripts/lib/freePort.mjs';
import { extensionLog } from './extensionLog.ts';
import { outputFolder } from './outputFolder.ts';
import { pagesOf, type Pages } from './pages.ts';
import { makeProfileFolder, type ProfileFolder } from './profileFolder.ts';
import { installLanguage, type Language } from './language.ts';
import { settingsOf, type Theme } from './theme.ts';

export interface WorkbenchOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The extension host's environment, besides this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files of the open folder, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  /** False: the folder opens in Restricted Mode. */
  readonly trust?: boolean;
  readonly language?: Language;
  /** Where extensions are installed, if not where ours is: then there is nothing to wait for but the workbench. */
  readonly extensions?: string;
}

/** A whole VS Code with the packaged extension, in a profile of its own. */
export interface Workbench {
  readonly page: Page;
  /** The page objects of the page as it is now: a restart brings another page. */
  readonly pages: Pages;
  readonly folder: ProfileFolder;
  /** What the extension has written to its log so far. */
  log(): string;
  /** Rewrites settings.json and reloads the page: this host reads the file at its start only. */
  changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** Changes the theme, with a reload. */
  setTheme(theme: Theme): Promise<void>;
  screenshot(name: string): Promise<string>;
  reload(): Promise<void>;
  /** Another window on the same profile, as “New Window” opens one; it closes with the workbench. */
  openWindow(): Promise<Page>;
  /** Ends VS Code and Chromium and starts both again on the same profile. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface Session {
  readonly server: Running;
  readonly context: BrowserContext;
  readonly page: Page;
}

/** For every wait on a page. It costs nothing once the condition is met, and a machine may be busy. */
const actionMilliseconds = 60_000;

/** Starts VS Code and waits until it can be used. */
export async function launchWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { trust = true } = options;
  let settings = { ...options.settings, 'security.workspace.trust.enabled': !trust };
  const folder = makeProfileFolder(settings, options.files ?? {});
  if (options.language) installLanguage(options.language.locale, folder.userData);
  // The same port for all sessions: the browser keeps secrets by origin.
  const port = await freePort();
  let session = await open(folder, port, options).catch((error: unknown) => {
    folder.remove();
    throw error;
  });
  const reload = async () => {
    await session.page.reload();
    await ready(session.page);
  };
  const changeSettings = async (changed: Readonly<Record<string, unknown>>) => {
    settings = { ...settings, ...changed };
    folder.writeSettings(settings);
    await reload();
  };
  return {
    folder,
    changeSettings,
    get page() {
      return session.page;
    },
    get pages() {
      return pagesOf(session.page);
    },
    log: () => extensionLog(folder.userData),
    async setTheme(theme) {
      const { changed, shown } = settingsOf(theme);
      await changeSettings(changed);
      await session.page.locator(shown).waitFor();
    },
    async screenshot(name) {
      mkdirSync(outputFolder, { recursive: true });
      const path = join(outputFolder, `${name}.png`);
      await session.page.screenshot({ path });
      return path;
    },
    reload,
    async openWindow() {
      const page = await session.context.newPage();
      await page.goto(session.page.url());
      await ready(page);
      return page;
    },
    async restart() {
      await end(session);
      session = await open(folder, port, options);
    },
    async close() {
      await end(session);
      folder.remove();
    },
  };
}

async function open(folder: ProfileFolder, port: number, options: WorkbenchOptions): Promise<Session> {
  const server = await startCodeServer({
    port,
    folder: folder.workspace,
    userData: folder.userData,
    extensions: options.extensions ?? options.language?.extensions ?? extensionsFolder(),
    trust: options.trust ?? true,
    ...(options.language && { locale: options.language.locale }),
    env: options.env ?? {},
    log: 'ui-code-server',
  });
  let context: BrowserContext | undefined;
  try {
    context = await chromium.launchPersistentContext(folder.browser, {
      executablePath: chromiumPath(),
      args: chromiumArguments,
      ...leaveSignals,
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(actionMilliseconds);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder.workspace)}`);
    if (options.extensions === undefined) await ready(page);
    else await page.locator('.monaco-workbench').waitFor();
    return { server, context, page };
  } catch (error) {
    await context?.close();
    await server.stop();
    throw error;
  }
}

async function end({ server, context }: Session): Promise<void> {
  await context.close();
  await server.stop();
}

// The extension's icon comes from its package.json: once it is there, palette and views can be used.
async function ready(page: Page): Promise<void> {
  const icon = page.getByRole('tab', { name: 'Unity Connection' });
  await icon.first().waitFor({ timeout: 2 * actionMilliseconds });
}

/** Where the packaged extension is installed. */
export function extensionsFolder(): string {
  const folder = process.env['CUC_LINKS_EXTENSIONS'];
  if (folder === undefined) throw new Error('Run the UI tests with: npm run test:ui');
  return folder;
}
