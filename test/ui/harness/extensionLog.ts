import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that the extension has written to its output channel, over all sessions of a profile. */
export function extensionLog(userData: string): string {
  const files = globSync('**/cuc-links.cuc-https-links/*.log', { cwd: join(userData, 'logs') });
  return files
    .sort()
    .map((file) => readFileSync(join(userData, 'logs', file), 'utf8'))
    .join('');
}
