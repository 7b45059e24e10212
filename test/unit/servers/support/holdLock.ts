// Another window: takes a lock, says so, holds it until its input ends, says that it lets go, and ends.
import { once } from 'node:events';
import { createWindowLock } from '../../../../src/servers/windowLock.ts';

const [folder = '', key = ''] = process.argv.slice(2);
await createWindowLock(folder)(key, async () => {
  process.stdout.write('held\n');
  process.stdin.resume();
  await once(process.stdin, 'end');
  process.stdout.write('letting go\n');
});
