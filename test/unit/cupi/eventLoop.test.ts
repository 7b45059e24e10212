import assert from 'node:assert/strict';
import { listJson } from '../../../src/sandbox/wire/toJson.ts';
import { listXml } from '../../../src/sandbox/wire/toXml.ts';
import { calls } from '../../support/clientCalls.ts';
import { hostileServer, hostileShapes } from '../../support/hostileAnswers.ts';
import { longestBlock, MAY_BLOCK } from '../../support/longestBlock.ts';
import { manyLinks, type Rows } from '../../support/manyLinks.ts';

describe('the event loop', function () {
  this.timeout(120_000);

  for (const [name, shape] of Object.entries(hostileShapes)) {
    for (const status of [200, 500]) {
      it(`is never held up by ${name}, status ${status}`, async () => {
        const { client } = hostileServer(shape, status);
        for (const [operation, call] of Object.entries(calls)) {
          const block = await longestBlock(() => call(client).catch(() => undefined));
          assert.ok(block <= MAY_BLOCK, `${operation}: ${Math.round(block)} ms`);
        }
      });
    }
  }

  for (const [format, write] of [
    ['JSON', (rows: Rows) => listJson('HttpsLink', rows)],
    ['XML', (rows: Rows) => listXml('HttpsLinks', 'HttpsLink', rows)],
  ] as const) {
    // How long they hold it up is in the bench.
    it(`is not kept from 250 links in ${format} by what is refused for its sake`, async () => {
      const text = write(manyLinks(250));
      const { client } = hostileServer({ type: '', make: () => text }, 200);
      assert.equal((await client.list()).links.length, 250);
    });
  }
});
