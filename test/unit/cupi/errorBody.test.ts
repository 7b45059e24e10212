import assert from 'node:assert/strict';
import { errorWords, successText } from '../../../src/cupi/errorBody.ts';
import { toFailure } from '../../../src/cupi/toFailure.ts';
import { json, response, xml } from './fixture.ts';

describe('what a server says of an error', () => {
  for (const text of [
    '{"errors":{"code":"E1","message":"Not so"}}',
    '{"errors":[{"code":"E1","message":"Not so"}]}',
    '{"ErrorDetails":{"errors":{"code":"E1","message":"Not so"}}}',
    '{"errordetails":{"Errors":[{"Code":"E1","MESSAGE":" Not so "}]}}',
    '{"code":"E1","message":"Not so"}',
    '<?xml version="1.0"?><ErrorDetails><errors><code>E1</code><message>Not so</message></errors></ErrorDetails>',
    '<errorDetails><Errors><Code> E1 </Code><Message>\n Not\n so </Message></Errors></errorDetails>',
    '<e:ErrorDetails xmlns:e="urn:e"><e:errors><e:code>E1</e:code><e:message>Not so</e:message></e:errors></e:ErrorDetails>',
  ]) {
    it(`is read from ${text}`, async () => {
      const wrap = text.startsWith('{') ? json : xml;
      assert.deepEqual(await errorWords(wrap(text)), { code: 'E1', message: 'Not so' });
      assert.deepEqual(await errorWords(response({ text })), { code: 'E1', message: 'Not so' });
    });
  }

  it('joins several errors', async () => {
    const both = { code: 'E1; E2', message: 'One; Two' };
    const list = '[{"code":"E1","message":"One"},{"code":"E2","message":"Two"}]';
    assert.deepEqual(await errorWords(json(`{"errors":${list}}`)), both);
    assert.deepEqual(
      await errorWords(
        xml(
          '<ErrorDetails><errors><code>E1</code><message>One</message></errors><errors><code>E2</code><message>Two</message></errors></ErrorDetails>',
        ),
      ),
      both,
    );
  });

  for (const [text, message] of [
    [
      '<html><head><title>HTTP Status 404 &#8211; Not Found</title></head><body><h1>x</h1></body></html>',
      'HTTP Status 404 – Not Found',
    ],
    ['<!DOCTYPE html><html><title></title><body><h1>Server Busy</h1></body></html>', 'Server Busy'],
    ['<html><style>a{}</style><body><p>Not <b>Authorized</b></p></body></html>', 'Not Authorized'],
  ] as const) {
    it(`is the title or heading of a page: ${message}`, async () => {
      assert.deepEqual(await errorWords(response({ contentType: 'text/html', text })), {
        code: undefined,
        message,
      });
    });
  }

  for (const [text, message] of [
    ['Server Busy', 'Server Busy'],
    ['  two\r\n\tlines\u0000\u001b[31m ', 'two lines [31m'],
    ['{"errors":{"code":', '{"errors":{"code":'],
    ['<ErrorDetails><errors><message>cut off', 'cut off'],
    ['{"detail":"Something else"}', 'Something else'],
    ['{"errors":"only text"}', 'only text'],
    ['', undefined],
    ['<ErrorDetails/>', undefined],
  ] as const) {
    it(`is plain text otherwise: ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await errorWords(response({ text })), { code: undefined, message });
    });
  }

  it('is cut to 300 characters', async () => {
    const { message } = await errorWords(response({ text: `${'é'.repeat(299)}😀and more` }));
    assert.equal(message, `${'é'.repeat(299)}😀`);
    const { message: inner } = await errorWords(json(`{"message":"${'x'.repeat(1000)}"}`));
    assert.equal(inner?.length, 300);
  });

  it('loses what was secret in the request, however it is written', async () => {
    const secret = 'p<&"ü ss/w0rd';
    for (const text of [
      JSON.stringify({ errors: { code: secret, message: `bad password ${secret}!` } }),
      '<ErrorDetails><errors><message>p&lt;&amp;&quot;&#252; ss/w0rd</message></errors></ErrorDetails>',
      `no ${encodeURIComponent(secret)} here`,
      `no ${Buffer.from(secret).toString('base64')} here`,
      `${'x'.repeat(295)} ${secret}`,
    ]) {
      const words = JSON.stringify(await errorWords(response({ text }), [secret]));
      assert.ok(!/ss.{1,3}w0rd|p<|cDw/i.test(words), words);
    }
  });

  it('loses a secret whose blanks a parser has changed', async () => {
    const text = '<ErrorDetails><errors><message>bad: first\r\n second </message></errors></ErrorDetails>';
    const { message } = await errorWords(xml(text), ['first\r\n second ']);
    assert.equal(message, 'bad: [redacted]');
  });
});

describe('what a status means', () => {
  for (const [status, kind] of [
    [400, 'refused'],
    [403, 'denied'],
    [404, 'notFound'],
    [405, 'unsupported'],
    [406, 'unsupported'],
    [408, 'busy'],
    [409, 'conflict'],
    [410, 'notFound'],
    [412, 'conflict'],
    [415, 'unsupported'],
    [422, 'refused'],
    [429, 'busy'],
    [500, 'serverError'],
    [501, 'serverError'],
    [502, 'busy'],
    [503, 'busy'],
    [504, 'busy'],
    [599, 'serverError'],
  ] as const) {
    it(`${status} is ${kind}`, async () => {
      const where = { server: 'lab', operation: 'list' } as const;
      const failure = await toFailure(response({ status, text: 'Why', retryAfterMs: 2000 }), where);
      const words = { code: undefined, message: 'Why' };
      const common = { ...where, sent: true, status, words, kind };
      assert.deepEqual(failure, kind === 'busy' ? { ...common, retryAfterMs: 2000 } : common);
    });
  }
});

describe('the text of a success', () => {
  for (const [text, expected] of [
    ['Success message', 'Success message'],
    ['"Success message"', 'Success message'],
    ['{"message":"Success message"}', 'Success message'],
    ['<result>Success message</result>', 'Success message'],
    ['  ', undefined],
    ['""', undefined],
  ] as const) {
    it(`is found in ${text}`, async () => {
      assert.equal(await successText(response({ text })), expected);
      assert.equal(await successText(response({ contentType: 'application/json', text })), expected);
      assert.equal(await successText(response({ contentType: 'text/html', text })), expected);
    });
  }
});
