import assert from 'node:assert/strict';
import { readJson } from '../../../src/sandbox/wire/readJson.ts';
import { readXml } from '../../../src/sandbox/wire/readXml.ts';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { oneLink, signIn, type Session } from './support/session.ts';
import { createTestClock } from './support/testClock.ts';

describe('sandbox: request bodies', () => {
  it('reads XML strictly', () => {
    const read = (text: string) => readXml(text, 'HttpsLink');
    const good =
      '<?xml version="1.0"?>\n<HttpsLink>\n <A>x &amp; &#233;<![CDATA[<]]></A>\n <B/>\n</HttpsLink>';
    assert.deepEqual(
      read(good),
      new Map([
        ['A', 'x & é<'],
        ['B', ''],
      ]),
    );
    assert.equal(read('<HttpsLinks/>'), 'wrongRoot');
    for (const bad of [
      '',
      ' ',
      'x',
      '<HttpsLink>',
      '<HttpsLink><A></HttpsLink>',
      '<HttpsLink>text</HttpsLink>',
      '<HttpsLink><A><B/></A></HttpsLink>',
      '<HttpsLink/><HttpsLink/>',
      '<HttpsLink><A>&nope;</A></HttpsLink>',
      '<!DOCTYPE HttpsLink [<!ENTITY x "y">]><HttpsLink/>',
      '<HttpsLink/>rest',
    ]) {
      assert.equal(read(bad), 'malformed', bad);
    }
  });

  it('reads JSON objects of scalars', () => {
    assert.deepEqual(
      readJson('{"A":"x","B":true,"C":1,"D":null,"E":{"F":"y"}}'),
      new Map([
        ['A', 'x'],
        ['B', 'true'],
        ['C', '1'],
      ]),
    );
    assert.equal(readJson('{"A":"x",}'), 'malformed');
    assert.equal(readJson('[]'), 'wrongRoot');
    assert.equal(readJson('null'), 'wrongRoot');
  });

  describe('over HTTP', () => {
    let sandbox: Sandbox;
    let hub: Session;
    let path: string;
    before(async () => {
      sandbox = await startSandbox({ seed: 5, clock: createTestClock() });
      hub = await signIn(sandbox, 'cuc-hub');
      path = String((await oneLink(hub, 'cuc-lon-01'))['URI']).replace('/vmrest/', '');
    });
    after(() => sandbox.stop());

    const put = (body: string | Buffer, type?: string) =>
      hub.send(path, {
        method: 'PUT',
        body,
        headers: { ...(type !== undefined && { 'Content-Type': type }) },
      });

    it('wants a content type it knows', async () => {
      assert.equal((await put('{}')).status, 415);
      assert.equal((await put('{}', 'application/x-www-form-urlencoded')).status, 415);
      assert.equal((await put('{}', 'application/json; charset=UTF-8')).status, 204);
    });

    it('answers 400 with ErrorDetails for what it cannot read', async () => {
      const bad: [string | Buffer, string][] = [
        ['', 'application/xml'],
        ['<HttpsLink>', 'text/xml'],
        ['<Other/>', 'application/xml'],
        ['{', 'application/json'],
        [Buffer.from([0x22, 0xff]), 'application/json'],
      ];
      for (const [body, type] of bad) {
        const reply = await put(body, type);
        assert.equal(reply.status, 400);
        assert.match(reply.text, /errors/u);
      }
    });

    it('refuses what is far too large', async () => {
      assert.equal((await put(`{"A":"${'x'.repeat(70_000)}"}`, 'application/json')).status, 413);
    });
  });
});
