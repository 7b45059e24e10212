// npm run package: builds and packs cuc-https-links-<version>.vsix, and looks at what is inside.
import { ensureDependencies } from './lib/dependencies.mjs';
import { onModernNode } from './lib/modernNode.mjs';
import { packageExtension } from './lib/packageExtension.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  await ensureDependencies();
  if (await onModernNode(import.meta.url)) await packageExtension();
});
