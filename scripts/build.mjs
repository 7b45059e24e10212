// npm run build [-- --dev]: builds dist/ as the first command after a clone, too.
import { buildExtension } from './lib/buildExtension.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  await ensureDependencies();
  await buildExtension(...process.argv.slice(2));
});
