import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { textDigest } from '../../../src/cupi/textDigest.ts';

describe('cupi: the digest of a text', () => {
  const text = 'Zürich → Genève';

  it('is the same where the library cannot make it at once', () => {
    const missing = () => {
      throw new Error('Digest method not supported');
    };
    assert.equal(textDigest(text), createHash('sha1').update(text).digest('base64'));
    assert.equal(textDigest(text, missing), textDigest(text));
  });

  it('tells texts apart', () => {
    assert.notEqual(textDigest(text), textDigest(`${text} `));
  });
});
