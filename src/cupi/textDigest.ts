import { createHash, hash } from 'node:crypto';

/**
 * A text in short, to see whether it is the same again. `atOnce` takes half the time of a Hash object; not every TLS library
 * that Node is built with need have it.
 */
export function textDigest(text: string, atOnce: typeof hash = hash): string {
  try {
    return atOnce('sha1', text, 'base64');
  } catch {
    return createHash('sha1').update(text).digest('base64');
  }
}
