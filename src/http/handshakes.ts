import { semaphore } from './semaphore.ts';

/** TLS handshakes at once, over all servers (design.md 4). */
export const sharedHandshakes = semaphore(32);
