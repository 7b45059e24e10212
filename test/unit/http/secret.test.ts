import assert from 'node:assert/strict';
import { format, inspect } from 'node:util';
import { credentials } from '../../../src/http/credentials.ts';
import { secret } from '../../../src/http/secret.ts';

describe('a secret', () => {
  it('prints as redacted alone and in whatever holds it, and is given out as it was typed', () => {
    const typed = ' p<w>&"\'\r\n ';
    const held = secret(typed);
    const printed = [
      inspect(held),
      inspect({ held }),
      inspect({ held }, { customInspect: false }),
      JSON.stringify({ held }),
      format('%s %o %j', held, held, held),
      String(held),
    ];
    for (const text of printed) assert.ok(!text.includes('p<w>'), text);
    assert.equal(held.reveal(), typed);
  });
});

describe('credentials', () => {
  it('print as redacted and still hold what they hold', () => {
    const held = credentials('admin', 'geheim');
    const printed = [
      inspect(held),
      inspect({ held }),
      inspect(held, { customInspect: false }),
      JSON.stringify({ held }),
      format('%s', held),
    ];
    for (const text of printed) assert.ok(!text.includes('geheim') && !text.includes('admin'), text);
    assert.deepEqual([held.user, held.password], ['admin', 'geheim']);
  });
});
