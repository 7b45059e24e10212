import assert from 'node:assert/strict';
import { createCupiClient, type CupiClient } from '../../src/cupi/client.ts';
import type { ChangeEnd } from '../../src/links/changeEnd.ts';
import { response } from '../support/rawTlsServer.ts';
import { cleanUp, setUpSignedIn } from '../support/transport.ts';
import { carry } from '../unit/links/carry.ts';
import { sentOnce } from './sent.ts';
import { aJoin } from './support/aJoin.ts';
import { listPath, wireLink } from './support/linksUnity.ts';

const antwerp = wireLink('Antwerp');
const breda = wireLink('Breda');
const join = aJoin('breda.voice.example');
const path = `${listPath}${breda.ObjectId}`;
const type = 'Content-Type: application/json';

/** The same success in every framing that HTTP has for it. */
const framings: Readonly<Record<string, string>> = {
  'a length': response(201, path, [type]),
  chunks: [
    `HTTP/1.1 201 Created\r\n${type}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    ...[path.slice(0, 20), path.slice(20)].map((part) => `${part.length.toString(16)}\r\n${part}\r\n`),
    '0\r\n\r\n',
  ].join(''),
  'the end of the connection': `HTTP/1.1 201 Created\r\n${type}\r\nConnection: close\r\n\r\n${path}`,
};

const refusal = response(400, '{"errors":{"code":"X_1","message":"Display name is not unique"}}', [type]);

/** How one cut of an answer ended, and how often the join had come in by then. */
interface Cut {
  readonly after: number;
  readonly end: ChangeEnd;
  readonly posts: number;
}

/** Joins once for every byte after which the answer can end, the whole of it last. */
async function cutEverywhere(answer: string, isCarriedOut: boolean): Promise<readonly Cut[]> {
  const bytes = Buffer.from(answer);
  let after = 0;
  let links = [antwerp];
  const { session, server } = await setUpSignedIn((request, socket) => {
    if (request.method === 'POST') {
      if (isCarriedOut) links = [antwerp, breda];
      socket.end(bytes.subarray(0, after));
    } else if (request.path === listPath) {
      socket.write(json({ '@total': String(links.length), HttpsLink: links }));
    } else {
      socket.write(json(breda));
    }
  });
  const client: CupiClient = createCupiClient({ server: () => 'lab', format: 'json', send: session.send });
  const cuts: Cut[] = [];
  for (; after <= bytes.length; after += 1) {
    links = [antwerp];
    server.requests.splice(0);
    const end = await carry(client, join);
    cuts.push({ after, end, posts: server.requests.filter(({ method }) => method === 'POST').length });
  }
  return cuts;
}

function json(body: unknown): string {
  return response(200, JSON.stringify(body), [type]);
}

describe('faults: a join whose answer is cut after any of its bytes', function () {
  this.timeout(30_000);
  afterEach(cleanUp);

  for (const [framing, answer] of Object.entries(framings)) {
    it(`72 was carried out, the answer framed by ${framing}: one join each time, found and adopted`, async () => {
      const cuts = await cutEverywhere(answer, true);
      assert.equal(cuts.length, answer.length + 1);
      for (const { after, end, posts } of cuts) {
        sentOnce(72, posts);
        assert.equal(end.kind, 'done', `after ${after} bytes`);
        assert.equal(end.changed.objectId, breda.ObjectId, `after ${after} bytes`);
        assert.equal(end.lost === undefined, after === answer.length, `after ${after} bytes`);
      }
    });

    it(`73 was not carried out, the answer framed by ${framing}: one join each time, said to be none`, async () => {
      const cuts = await cutEverywhere(answer, false);
      // What has come whole is believed.
      for (const { after, end, posts } of cuts.slice(0, -1)) {
        sentOnce(73, posts);
        assert.equal(end.kind, 'notCarriedOut', `after ${after} bytes`);
      }
    });
  }

  it('73 was refused: one join each time, and a refusal as soon as its head is there', async () => {
    const head = refusal.indexOf('\r\n\r\n') + 4;
    for (const { after, end, posts } of await cutEverywhere(refusal, false)) {
      sentOnce(73, posts);
      const expected = after >= head ? 'failed' : 'notCarriedOut';
      assert.equal(end.kind, expected, `after ${after} bytes`);
    }
  });
});
