// One of several windows that find abandoned locks at the same moments. Prints how often it met another one inside.
import { open, rm } from 'node:fs/promises';
import { createWindowLock } from '../../../../src/servers/windowLock.ts';

const [startText = '', stepText = '', key = '', ...folders] = process.argv.slice(2);
let met = 0;
for (const [round, folder] of folders.entries()) {
  const start = Number(startText) + round * Number(stepText);
  // Timers are too coarse for a race.
  while (Date.now() < start);
  await createWindowLock(folder)(key, async () => {
    const mark = `${folder}.inside`;
    const handle = await open(mark, 'wx').catch(() => undefined);
    if (!handle) met += 1;
    await handle?.close();
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (handle) await rm(mark, { force: true });
  });
}
process.stdout.write(String(met));
