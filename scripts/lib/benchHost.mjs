import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { installVsix } from './codeServer.mjs';
import { ensureHost } from './host.mjs';
import { root } from './paths.mjs';
import { withInstalledExtension } from './uiRun.mjs';

/** Runs the work with the real host, in which the packed extension and an empty one are installed. */
export async function withBenchHost(work) {
  await ensureHost();
  await ensureChromium();
  return withInstalledExtension(async (env) => {
    const { createVSIX } = await import('@vscode/vsce');
    const folder = join(env.CUC_LINKS_EXTENSIONS, '..');
    const packagePath = join(folder, 'empty.vsix');
    const cwd = join(root, 'test', 'bench', 'emptyExtension');
    await createVSIX({
      cwd,
      packagePath,
      dependencies: false,
      allowMissingRepository: true,
      skipLicense: true,
    });
    await installVsix(packagePath, { userData: join(folder, 'data'), extensions: env.CUC_LINKS_EXTENSIONS });
    return work(env);
  });
}
