import { join } from 'node:path';

/** Where screenshots and the logs of failed tests are kept; git-ignored. */
export const outputFolder = join(import.meta.dirname, '..', 'output');
