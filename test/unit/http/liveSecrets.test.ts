import assert from 'node:assert/strict';
import { createCupiClient } from '../../../src/cupi/client.ts';
import { secret } from '../../../src/http/secret.ts';
import { failureOf } from '../../../src/servers/failureOf.ts';
import { allForms, findIn } from '../../support/secrets/findSecrets.ts';
import { response, type Answer } from '../../support/rawTlsServer.ts';
import { cleanUp, read, setUp, write } from '../../support/transport.ts';

const basic = Buffer.from('admin:pä:ss', 'utf8').toString('base64');

/** Answers a refusal that repeats all it was sent. */
const echo: Answer = (request, socket, count) => {
  const said = JSON.stringify({
    errors: { code: 'X', message: [...request.headers.values(), request.body].join(' ') },
  });
  const cookie = `Set-Cookie: JSESSIONID=secret-${count}-cookie; Path=/`;
  socket.write(
    response(count === 1 ? 200 : 400, count === 1 ? '{}' : said, ['Content-Type: application/json', cookie]),
  );
};

describe('secrets that are in use', () => {
  afterEach(cleanUp);

  it('are the password sent, the cookies, and those of a request under way', async () => {
    const { session } = await setUp((request, socket, count) => {
      if (request.method === 'GET') socket.write(response(200, '{}', [`Set-Cookie: s=v${count}; Path=/`]));
    });
    assert.deepEqual(session.secrets(), []);
    await session.send(read);
    assert.deepEqual(session.secrets(), ['pä:ss', basic, 'v1']);
    const controller = new AbortController();
    const sending = session.send({ ...write, secrets: ['of the body'] }, controller.signal);
    assert.deepEqual(session.secrets(), ['pä:ss', basic, 'v1', 'of the body']);
    controller.abort();
    await assert.rejects(sending);
    assert.deepEqual(session.secrets(), ['pä:ss', basic, 'v1']);
  });

  it('are taken out of what a server repeats in an error, whoever it repeats', async () => {
    const { session } = await setUp(echo);
    const client = createCupiClient({
      server: () => 'lab',
      format: 'json',
      send: session.send,
      secrets: session.secrets,
    });
    await session.send(read);
    const remotePassword = 'Rem0te & <secret>';
    const join = client.join(
      { ...joinRequest, remotePassword: secret(remotePassword) },
      new AbortController().signal,
    );
    const failure = await join.then(
      () => undefined,
      (error: unknown) => failureOf(error),
    );
    assert(failure?.kind === 'refused');
    const { message = '' } = failure.words;
    assert.match(message, /\[redacted\]/);
    const forms = allForms({ password: 'pä:ss', cookie: 'secret-1-cookie', remotePassword });
    assert.deepEqual(findIn(message, forms), []);
  });

  it('are taken out of a log line by the filter that comes with it', async () => {
    const lines: string[] = [];
    const { session } = await setUp(echo, {
      log: (line, redact) => lines.push(redact(`${line.template} pä:ss ${basic} secret-1-cookie`)),
    });
    await session.send(read);
    assert.deepEqual(lines, [`${read.template} [redacted] [redacted] [redacted]`]);
  });
});

const joinRequest = {
  remoteServer: 'far.example',
  remoteUsername: 'operator',
  acceptSelfSignedCertificates: false,
  acceptCertificateErrors: false,
  enableDirectorySync: true,
  enableVoiceNameSync: true,
};
