import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { secret } from '../../../../src/http/secret.ts';
import type { Change } from '../../../../src/links/change.ts';
import { curlLine } from '../../../../src/links/plan/curlLine.ts';
import { plannedRequest } from '../../../../src/links/plan/plannedRequest.ts';
import { aJoin } from '../../../faults/support/aJoin.ts';
import { aLink } from '../aLink.ts';

const link = aLink();
const json = { server: 'lab', format: 'json' } as const;
const update: Change = { kind: 'update', link, fields: { displayName: "O'Higgins & <co>" } };

describe('links: the request of a plan', () => {
  it('is what will be sent, in the format of the server', () => {
    assert.deepEqual(plannedRequest(update, json), {
      method: 'PUT',
      path: `/vmrest/httpslinks/${link.objectId}`,
      body: { type: 'application/json', text: `{"DisplayName":"O'Higgins & <co>"}` },
    });
    const { body } = plannedRequest(update, { server: 'lab', format: 'xml' });
    assert.match(body?.text ?? '', /<DisplayName>O&apos;Higgins &amp; &lt;co&gt;<\/DisplayName>/);
    assert.deepEqual(plannedRequest({ kind: 'unjoin', link }, json), {
      method: 'DELETE',
      path: `/vmrest/httpslinks/operation/unjoin/${link.objectId}`,
      body: undefined,
    });
    assert.equal(
      plannedRequest({ kind: 'unjoinSelf', named: [] }, json).path,
      '/vmrest/httpslinks/operation/unjoinself',
    );
  });

  it('has dots for the remote password, however long that is', () => {
    for (const format of ['json', 'xml'] as const) {
      const join = aJoin('ant.voice.example');
      const texts = ['x', 'a much longer one'].map((password) => {
        const request = { ...join.request, remotePassword: secret(password) };
        return plannedRequest({ kind: 'join', request }, { server: 'lab', format }).body?.text ?? '';
      });
      assert.match(texts[0] ?? '', /RemotePassword[":>]+•••/);
      assert.equal(texts[0], texts[1]);
    }
  });

  it('is refused like the change itself when it must not be sent', () => {
    const nameless: Change = { kind: 'unjoin', link: aLink({ objectId: '' }) };
    assert.throws(() => plannedRequest(nameless, json), { name: 'CupiError' });
  });

  it('is a line that a shell and curl send as it is', async () => {
    const seen: unknown[] = [];
    const server = createServer((request, response) => {
      const { method, url, headers } = request;
      void text(request).then((body) => {
        seen.push(method, url, headers['content-type'], headers.authorization, body);
        response.end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert(typeof address === 'object' && address);
    try {
      const planned = plannedRequest(update, json);
      const line = curlLine(`http://127.0.0.1:${address.port}`, "o'neil $HOME", planned);
      // The password is what curl would ask for.
      await promisify(execFile)('sh', ['-c', line.replace(`$HOME'`, `$HOME:pw'`)]);
      const basic = `Basic ${Buffer.from("o'neil $HOME:pw").toString('base64')}`;
      assert.deepEqual(seen, ['PUT', planned.path, 'application/json', basic, planned.body?.text]);
    } finally {
      server.close();
    }
  });
});
