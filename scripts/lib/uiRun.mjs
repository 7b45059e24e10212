import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installVsix } from './codeServer.mjs';
import { root, vsixFile } from './paths.mjs';

/** Installs the packaged extension once for all specs, gives them its folder, and takes it away again. */
export async function withInstalledExtension(work) {
  const folder = mkdtempSync(join(tmpdir(), 'cuc-links-ui-'));
  const extensions = join(folder, 'extensions');
  rmSync(join(root, 'test', 'ui', 'output'), { recursive: true, force: true });
  try {
    await installVsix(vsixFile, { userData: join(folder, 'data'), extensions });
    return await work({ CUC_LINKS_EXTENSIONS: extensions });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
