import { modernEnvironment } from './modernNode.mjs';
import { modernNode } from './paths.mjs';
import { runShown } from './run.mjs';
import { PlainError } from './say.mjs';

/** Builds dist/ (see esbuild.mjs). */
export async function buildExtension(...options) {
  const code = await runShown(modernNode, ['esbuild.mjs', ...options], { env: modernEnvironment() });
  if (code !== 0) throw new PlainError('The build failed.');
}
