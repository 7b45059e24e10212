import { createServer } from 'node:net';

/** A port on 127.0.0.1 that nothing listens on now; rejects with Node's error where the wanted one is taken. */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
