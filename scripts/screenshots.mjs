// npm run screenshots: makes the pictures of the README from the real workbench, with servers of the sandbox.
// All are made in four themes, to be looked at, under test/ui/output/screenshots; the README shows the light ones.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureHost } from './lib/host.mjs';
import { onModernNode } from './lib/modernNode.mjs';
import { packageExtension } from './lib/packageExtension.mjs';
import { root } from './lib/paths.mjs';
import { main, say } from './lib/say.mjs';
import { stopOnSignals } from './lib/running.mjs';
import { withInstalledExtension } from './lib/uiRun.mjs';

const shown = join(root, 'media', 'screenshots');
const looked = join(root, 'test', 'ui', 'output', 'screenshots');
const themes = ['light', 'dark', 'highContrast', 'highContrastLight'];

await main(async () => {
  await ensureDependencies();
  if (!(await onModernNode(import.meta.url))) return;
  stopOnSignals();
  await ensureHost();
  await ensureChromium();
  await packageExtension();
  await withInstalledExtension(takeAll);
});

async function takeAll(env) {
  Object.assign(process.env, env);
  const { pictures, widenSidebar, withNetwork } = await import('./lib/pictures.mjs');
  await withNetwork(async (workbench) => {
    for (const theme of themes) {
      mkdirSync(join(looked, theme), { recursive: true });
      await workbench.setTheme(theme);
      await widenSidebar(workbench.page);
      for (const [name, take] of Object.entries(pictures)) {
        const path = join(looked, theme, `${name}.png`);
        await take(workbench, path);
        say(path.slice(root.length + 1));
      }
    }
  });
  mkdirSync(shown, { recursive: true });
  for (const name of Object.keys(pictures))
    copyFileSync(join(looked, 'light', `${name}.png`), join(shown, `${name}.png`));
}
