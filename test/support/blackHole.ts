import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';

/** A port whose connects are never answered, as behind a firewall that drops packets. */
export interface BlackHole {
  readonly port: number;
  close(): Promise<void>;
}

// It listens and then takes nothing: Linux drops what comes when the short queue of those not yet taken is full.
const listener = `
  const { parentPort, workerData: { gate, host, port } } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ host, port, backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(gate, 0, 0);
  });
`;

/** On a port of its own unless told which. */
export async function startBlackHole(host = '127.0.0.1', wanted = 0): Promise<BlackHole> {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(listener, { eval: true, workerData: { gate, host, port: wanted } });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const fillers = Array.from({ length: 8 }, () => connect(port, host).on('error', () => undefined));
  // All of them have asked by the time the first is answered.
  await new Promise((resolve) => fillers[0]?.once('connect', resolve));
  return {
    port,
    close: async () => {
      for (const filler of fillers) filler.destroy();
      Atomics.store(gate, 0, 1);
      Atomics.notify(gate, 0);
      await worker.terminate();
    },
  };
}
