import assert from 'node:assert/strict';
import fc from 'fast-check';
import sax from 'sax';
import { decodeLinks } from '../../../../src/cupi/decode/decodeLinks.ts';
import { readDocument } from '../../../../src/cupi/decode/document.ts';
import { CupiError } from '../../../../src/cupi/failure.ts';
import type { HttpsLink } from '../../../../src/cupi/httpsLink.ts';
import type { HttpResponse } from '../../../../src/http/exchange.ts';
import { isTransportError } from '../../../../src/http/isTransportError.ts';
import { readResponse } from '../../../../src/http/readResponse.ts';
import { calls } from '../../../support/clientCalls.ts';
import { looksOf } from '../../../support/looks.ts';
import { repeatable } from '../../../support/repeatable.ts';
import { fakeServer } from '../fakeServer.ts';
import { json, xml } from '../fixture.ts';
import { contentType, mutated, mutatedLists, part, pumpedAnswers, rows, written } from './documents.ts';

const status = fc.constantFrom(200, 201, 204, 400, 401, 403, 404, 406, 409, 429, 500, 503, 599);

/** Bytes as the transport would hand them over; `undefined` for a charset that nobody knows. */
function arrived(bytes: Uint8Array, type: string, code: number): HttpResponse | undefined {
  try {
    const headers = { 'content-type': type, location: '/vmrest/httpslinks/x' };
    return readResponse({ status: code, headers, body: Buffer.from(bytes) }, 0);
  } catch (error) {
    assert.ok(isTransportError(error), String(error));
    return undefined;
  }
}

/** Runs every call against the answer, one a turn of the event loop: each gives a value or a failure of the client's own that is safe to show. */
async function endsWell(answer: Partial<HttpResponse>): Promise<void> {
  for (const [name, call] of Object.entries(calls)) {
    const { client } = fakeServer('json', answer, answer);
    try {
      await call(client);
    } catch (error) {
      assert.ok(error instanceof CupiError, `${name}: ${String(error)}`);
      const { failure } = error;
      assert.notEqual(failure.kind, 'protocol', `${name}: a fault of our own`);
      if ('words' in failure) {
        for (const words of [failure.words.code, failure.words.message]) assert.ok(isTidy(words), name);
      }
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function isTidy(words: string | undefined): boolean {
  if (words === undefined) return true;
  return words !== '' && Array.from(words).length <= 300 && !/[\p{Cc}\p{Cs}]/u.test(words);
}

async function listed(
  answer: Pick<HttpResponse, 'contentType' | 'text'>,
): Promise<readonly HttpsLink[] | undefined> {
  const document = await readDocument(answer);
  const links = document.kind === 'ok' ? decodeLinks(document.value) : document;
  return links.kind === 'ok' ? links.value : undefined;
}

const isTotal = (name: string): boolean => /^(?:@|-)?total$/i.test(name);

/** The totals a body states at its top, found without the product's decoders. */
function totalsIn(text: string): readonly string[] {
  const body = text.replace(/^\ufeff/, '').trim();
  return body.startsWith('<') ? totalsInXml(body) : totalsInJson(body);
}

function totalsInJson(text: string): readonly string[] {
  const data: unknown = JSON.parse(text);
  const top = Object.entries(data ?? {});
  return top.filter(([name]) => isTotal(name)).flatMap(([, value]) => [value].flat().map(String));
}

function totalsInXml(text: string): readonly string[] {
  const parser = sax.parser(true, {});
  let depth = 0;
  let totals: readonly string[] = [];
  parser.onopentag = ({ attributes }) => {
    depth += 1;
    if (depth > 1) return;
    const found = Object.entries(attributes).filter(([name]) => isTotal(name.replace(/^.*:/, '')));
    totals = found.map(([, value]) => String(value));
  };
  parser.onerror = () => parser.resume();
  parser.write(text).close();
  return totals;
}

/** How often the ten calls together may go over an answer, however long it is: 133 times have been seen. */
const MOST_PASSES = 200;

describe('whatever a server answers', function () {
  this.timeout(120_000);

  it('random bytes end in a value or in a failure of our own', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), contentType, status, async (bytes, type, code) => {
        const answer = arrived(bytes, type, code);
        if (answer) await endsWell(answer);
      }),
      repeatable(300),
    ));

  it('random JSON ends in a value or in a failure of our own', () =>
    fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 6 }), contentType, status, async (text, type, code) => {
        await endsWell({ text, contentType: type, status: code });
      }),
      repeatable(300),
    ));

  it('broken documents end in a value or in a failure of our own', () =>
    fc.assert(
      fc.asyncProperty(mutated, contentType, status, async (text, type, code) => {
        const answer = arrived(Buffer.from(text), type, code);
        if (answer) await endsWell(answer);
      }),
      repeatable(1_000),
    ));

  it('a list has as many rows as its total says, however it was broken', async () => {
    let lists = 0;
    await fc.assert(
      fc.asyncProperty(mutatedLists, async (text) => {
        const links = await listed({ text, contentType: '' });
        if (!links) return;
        lists += 1;
        for (const total of totalsIn(text))
          if (total.trim() !== '') assert.equal(links.length, Number(total));
      }),
      repeatable(4_000),
    );
    assert.ok(lists > 500, `only ${lists} were lists still`);
  });

  it('a list that is cut is no list', async () => {
    await fc.assert(
      fc.asyncProperty(rows, part, async (list, kept) => {
        for (const text of Object.values(written(list))) {
          const cut = text.slice(0, Math.floor(kept * text.length));
          assert.equal(await listed({ text: cut, contentType: '' }), undefined, cut);
        }
      }),
      repeatable(1_000),
    );
  });

  it('a list is the same in both formats', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const { json: asJson, xml: asXml } = written(list);
        const links = await listed(json(asJson));
        assert.equal(links?.length, list.length);
        assert.deepEqual(await listed(xml(asXml)), links);
      }),
      repeatable(500),
    );
  });

  for (const size of [65_536, 131_072])
    it(`${size / 1024} KB of one piece over and over end in one of them, and are gone over as few times`, () =>
      fc.assert(
        fc.asyncProperty(pumpedAnswers, async ([{ ofSize }, type, code]) => {
          const text = ofSize(size);
          const looks = await looksOf(() => endsWell({ text, contentType: type, status: code }));
          const passes = looks.characters / text.length;
          assert.ok(passes <= MOST_PASSES, `${passes} times`);
        }),
        repeatable(60),
      ));
});
