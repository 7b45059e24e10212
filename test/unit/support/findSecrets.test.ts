import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allForms, findIn, findInFolder } from '../../support/secrets/findSecrets.ts';

const secret = 'p:ü "<&%\\`\'ä$1';
const forms = allForms({ password: secret, signIn: `user:${secret}` });

describe('support: the search for secrets', () => {
  const disguises: Readonly<Record<string, string>> = {
    raw: `x${secret}y`,
    'in a query': new URLSearchParams({ p: secret }).toString(),
    'in a path': encodeURIComponent(secret),
    'in JSON': JSON.stringify({ password: secret }),
    'in JSON in JSON': JSON.stringify({ body: JSON.stringify({ password: secret }) }),
    'in XML': '<P>p:ü &quot;&lt;&amp;%\\`&apos;ä$1</P>',
    'in XML text': '<P>p:ü "&lt;&amp;%\\`\'ä$1</P>',
    'in a Basic header': `Authorization: Basic ${Buffer.from(`user:${secret}`).toString('base64')}`,
    'in base64url': Buffer.from(`abc${secret}`).toString('base64url'),
  };
  for (const [where, text] of Object.entries(disguises)) {
    it(`finds one ${where}`, () => {
      assert.notDeepEqual(findIn(text, forms), []);
    });
  }

  for (const before of ['', 'a', 'ab', 'abc']) {
    it(`finds one in base64 with ${before.length} bytes before it`, () => {
      const text = Buffer.from(`${before}${secret}after`).toString('base64');
      assert.notDeepEqual(findIn(text, allForms({ password: secret })), []);
    });
  }

  it('finds one in a file of a folder, as UTF-16 too, and says where but not what', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cuc-links-secrets-'));
    try {
      mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
      writeFileSync(join(folder, 'deep', 'er', 'planted.bin'), Buffer.from(`\0${secret}\0`, 'utf16le'));
      writeFileSync(join(folder, 'clean.txt'), 'p:u');
      const { read, found } = findInFolder(folder, forms);
      assert.equal(read, 2);
      assert.match(found.join('\n'), /planted\.bin: password, raw, UTF-16/);
      assert(!found.join('\n').includes(secret));
      assert(!found.join('\n').includes('clean.txt'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('finds nothing where there is nothing', () => {
    assert.deepEqual(findIn('{"password":"p:u","cookie":"none"}', forms), []);
  });
});
