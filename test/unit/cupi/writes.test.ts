import assert from 'node:assert/strict';
import type { JoinRequest, UpdateRequest } from '../../../src/cupi/httpsLink.ts';
import { TransportError } from '../../../src/http/failure.ts';
import { secret } from '../../../src/http/secret.ts';
import { failureOf, fakeServer } from './fakeServer.ts';

const id = '25164390-ec93-4dac-804a-c4567618b008';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const remotePassword = ' p<w>&"\'\r\n ';
const request: JoinRequest = {
  remoteServer: ' cuc-b.example ',
  remoteUsername: ' admin ',
  remotePassword: secret(remotePassword),
  acceptSelfSignedCertificates: true,
  acceptCertificateErrors: false,
  enableDirectorySync: true,
  enableVoiceNameSync: false,
};
const created = { status: 201, text: `/vmrest/httpslinks/${id}` };

describe('join', () => {
  it('sends JSON without a root, every value text, in the documented order', async () => {
    const { client, requests } = fakeServer('json', created);
    assert.deepEqual(await client.join(request), { objectId: id });
    const path = '/vmrest/httpslinks/operation/autojoin';
    const text =
      '{"RemoteServer":"cuc-b.example","RemoteUsername":"admin","RemotePassword":" p<w>&\\"\'\\r\\n ",' +
      '"UseSSL":"true","AcceptSelfSignedCertificates":"true","AcceptCertificateErrors":"false",' +
      '"EnableDirectorySync":"true","EnableVoicenameSync":"false"}';
    const body = { type: 'application/json', text };
    const accept = 'application/json, */*;q=0.5';
    const secrets = [remotePassword, remotePassword.trim()];
    const common = { method: 'POST', path, template: path, accept };
    assert.deepEqual(requests, [{ ...common, limit: 262_144, body, secrets }]);
  });

  it('sends escaped XML with the root', async () => {
    const { client, requests } = fakeServer('xml', created);
    assert.deepEqual(await client.join(request), { objectId: id });
    assert.deepEqual(requests[0]?.body, {
      type: 'application/xml',
      text:
        `${declaration}<HttpsLink><RemoteServer>cuc-b.example</RemoteServer><RemoteUsername>admin</RemoteUsername>` +
        '<RemotePassword> p&lt;w&gt;&amp;&quot;&apos;&#13;\n </RemotePassword><UseSSL>true</UseSSL>' +
        '<AcceptSelfSignedCertificates>true</AcceptSelfSignedCertificates>' +
        '<AcceptCertificateErrors>false</AcceptCertificateErrors><EnableDirectorySync>true</EnableDirectorySync>' +
        '<EnableVoicenameSync>false</EnableVoicenameSync></HttpsLink>',
    });
    assert.equal(requests[0].accept, 'application/xml, */*;q=0.5');
  });

  for (const [change, field, reason] of [
    [{ remoteServer: '  ' }, 'RemoteServer', 'missing'],
    [{ remoteUsername: '' }, 'RemoteUsername', 'missing'],
    [{ remotePassword: secret('') }, 'RemotePassword', 'missing'],
    [{ remoteServer: 'a\u0000b' }, 'RemoteServer', 'malformed'],
    [{ remotePassword: secret('a\uD800') }, 'RemotePassword', 'malformed'],
    [{ remoteUsername: 'a\uFFFE' }, 'RemoteUsername', 'malformed'],
  ] as const) {
    it(`sends nothing when ${field} is ${reason}`, async () => {
      for (const format of ['json', 'xml'] as const) {
        const { client, requests } = fakeServer(format);
        const failure = await failureOf(client.join({ ...request, ...change }));
        assert.deepEqual(failure, {
          server: 'lab',
          operation: 'join',
          sent: false,
          kind: 'invalidRequest',
          field,
          reason,
        });
        assert.equal(requests.length, 0);
      }
    });
  }

  it('takes a password of blanks as it is', async () => {
    const { client, requests } = fakeServer('json', created);
    await client.join({ ...request, remotePassword: secret('  ') });
    assert.match(requests[0]?.body?.text ?? '', /"RemotePassword":" {2}"/);
  });

  it('finds the id in a doubled Location', async () => {
    const location = `https://cuc.example/vmrest/httpslinks/vmrest/httpslinks/${id}`;
    assert.deepEqual(await fakeServer('json', { status: 201, location }).client.join(request), {
      objectId: id,
    });
  });

  it('says so when the link is made and no id is given', async () => {
    const failure = await failureOf(
      fakeServer('json', { status: 201, text: 'Success' }).client.join(request),
    );
    assert.deepEqual(failure, {
      server: 'lab',
      operation: 'join',
      sent: true,
      kind: 'badPayload',
      status: 201,
      reason: 'noNewLink',
    });
  });

  it('keeps the remote password out of a refusal that echoes it', async () => {
    const text = JSON.stringify({
      errors: { code: 'X', message: `Sign-in failed for admin / ${remotePassword}` },
    });
    const failure = await failureOf(fakeServer('json', { status: 400, text }).client.join(request));
    assert.ok(failure.kind === 'refused');
    assert.equal(failure.words.code, 'X');
    assert.ok(!failure.words.message?.includes('p<w>'), failure.words.message);
  });

  it('keeps whether it was sent', async () => {
    for (const sent of [true, false]) {
      const { client, requests } = fakeServer('json', new TransportError({ kind: 'cancelled', sent }));
      assert.equal((await failureOf(client.join(request))).sent, sent);
      assert.equal(requests.length, 1);
    }
  });
});

describe('update', () => {
  const all: UpdateRequest = {
    syncDistributionLists: true,
    acceptCertificateErrors: true,
    acceptSelfSignedCertificates: false,
    useSsl: false,
    remoteServer: ' cuc-b.example ',
    displayName: ' B & C ',
  };

  it('sends what is given in the documented order', async () => {
    const { client, requests } = fakeServer('xml', { status: 204, contentType: 'application/xml' });
    await client.update(id, all);
    assert.deepEqual(requests, [
      {
        method: 'PUT',
        path: `/vmrest/httpslinks/${id}`,
        template: '/vmrest/httpslinks/{id}',
        accept: 'application/xml, */*;q=0.5',
        limit: 262_144,
        body: {
          type: 'application/xml',
          text:
            `${declaration}<HttpsLink><DisplayName>B &amp; C</DisplayName><RemoteServer>cuc-b.example</RemoteServer>` +
            '<UseSSL>false</UseSSL><AcceptSelfSignedCertificates>false</AcceptSelfSignedCertificates>' +
            '<AcceptCertificateErrors>true</AcceptCertificateErrors>' +
            '<SyncDistributionLists>true</SyncDistributionLists></HttpsLink>',
        },
      },
    ]);
  });

  it('sends only what is given', async () => {
    const { client, requests } = fakeServer('json', { status: 200, text: 'Saved' });
    await client.update(id, { useSsl: false });
    assert.deepEqual(requests[0]?.body, { type: 'application/json', text: '{"UseSSL":"false"}' });
  });

  for (const [name, changes, field, reason] of [
    ['nothing', {}, 'HttpsLink', 'empty'],
    ['an empty name', { displayName: ' ' }, 'DisplayName', 'missing'],
    ['an empty host', { remoteServer: '' }, 'RemoteServer', 'missing'],
    ['a name no XML can hold', { displayName: 'a\u001Bb' }, 'DisplayName', 'malformed'],
  ] satisfies [string, UpdateRequest, string, string][]) {
    it(`does not send ${name}`, async () => {
      const { client, requests } = fakeServer('json');
      const failure = await failureOf(client.update(id, changes));
      assert.deepEqual(failure, {
        server: 'lab',
        operation: 'update',
        sent: false,
        kind: 'invalidRequest',
        field,
        reason,
      });
      assert.equal(requests.length, 0);
    });
  }

  it('does not take a page for an answer', async () => {
    const { client } = fakeServer('json', { contentType: 'text/html', text: '<html>Sign in</html>' });
    const failure = await failureOf(client.update(id, all));
    assert.ok(failure.kind === 'badPayload' && failure.reason === 'html' && failure.sent);
  });
});

describe('unjoin', () => {
  it('sends no body and gives the server’s words', async () => {
    const { client, requests } = fakeServer('json', { text: 'Success message', contentType: 'text/plain' });
    assert.deepEqual(await client.unjoin(id), { text: 'Success message' });
    assert.deepEqual(requests, [
      {
        method: 'DELETE',
        path: `/vmrest/httpslinks/operation/unjoin/${id}`,
        template: '/vmrest/httpslinks/operation/unjoin/{id}',
        accept: 'application/json, */*;q=0.5',
        limit: 262_144,
      },
    ]);
  });

  it('succeeds without a word', async () => {
    assert.deepEqual(await fakeServer('json', { status: 204 }).client.unjoin(id), { text: undefined });
  });

  for (const objectId of ['', '../unjoinself', 'a b', 'unjoin/', '%']) {
    it(`never sends the id ${JSON.stringify(objectId)}`, async () => {
      const { client, requests } = fakeServer('json');
      for (const call of [client.unjoin(objectId), client.update(objectId, { useSsl: true })]) {
        const failure = await failureOf(call);
        assert.ok(failure.kind === 'invalidRequest' && failure.field === 'ObjectId');
      }
      assert.equal(requests.length, 0);
    });
  }
});

describe('unjoinSelf', () => {
  it('sends no body and no id', async () => {
    const { client, requests } = fakeServer('xml', { text: 'Success message' });
    assert.deepEqual(await client.unjoinSelf(), { text: 'Success message' });
    const path = '/vmrest/httpslinks/operation/unjoinself';
    const accept = 'application/xml, */*;q=0.5';
    assert.deepEqual(requests, [{ method: 'DELETE', path, template: path, accept, limit: 262_144 }]);
  });
});
