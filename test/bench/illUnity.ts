// Ten servers that are of no use, in a process of their own: four where nobody listens, three whose connects are never
// answered, three that send their list a byte a second.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { startBlackHole } from '../support/blackHole.ts';
import { makeCertificate } from '../support/certificates.ts';
import { response, startRawTlsServer } from '../support/rawTlsServer.ts';
import { say } from './support/child.ts';

const certificate = await makeCertificate();
const origins: string[] = [];
for (let server = 0; server < 4; server += 1) origins.push(`https://127.0.0.1:${await deadPort()}`);
for (let server = 0; server < 3; server += 1) {
  const { port } = await startBlackHole();
  origins.push(`https://127.0.0.1:${port}`);
}
for (let server = 0; server < 3; server += 1) origins.push(await startDripping());
say(origins.map((origin) => ({ origin, sha256: certificate.sha256 })));

async function deadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

async function startDripping(): Promise<string> {
  const bytes = Buffer.from(response(200, '{"@total":"0"}', ['Content-Type: application/json']));
  const { origin } = await startRawTlsServer(certificate, (_, socket) => {
    let sent = 0;
    const timer = setInterval(() => void socket.write(bytes.subarray(sent, (sent += 1))), 1_000);
    socket.once('close', () => clearInterval(timer));
  });
  return origin;
}
