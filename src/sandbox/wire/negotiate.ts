export type Format = 'xml' | 'json';

interface Range {
  readonly type: string;
  readonly quality: number;
}

function readRanges(accept: string): Range[] {
  return accept
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const quality = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? '1');
      return { type, quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter(({ type, quality }) => type !== '' && quality > 0);
}

const XML = ['application/xml', 'text/xml'];
const JSON_TYPES = ['application/json', 'text/json'];

function best(ranges: readonly Range[], types: readonly string[]): number {
  return Math.max(0, ...ranges.filter(({ type }) => types.includes(type)).map(({ quality }) => quality));
}

/**
 * The format of an answer, or `undefined` when none is acceptable. A named type wins over a wildcard, XML over JSON.
 * XML is the default (facts sheet 1.3); without a word on it in Accept, a JSON Content-Type asks for JSON (a guess).
 * @param text whether a plain text answer would do too, so that `text/plain` is acceptable
 */
export function negotiate(
  accept: string | undefined,
  contentType: string,
  text: boolean,
): Format | undefined {
  const byContent: Format = JSON_TYPES.includes(contentType) ? 'json' : 'xml';
  if (accept === undefined || accept.trim() === '') return byContent;
  const ranges = readRanges(accept);
  const xml = best(ranges, XML);
  const json = best(ranges, JSON_TYPES);
  if (xml > 0 || json > 0) return json > xml ? 'json' : 'xml';
  const wild = ['*/*', 'application/*', 'text/*', ...(text ? ['text/plain'] : [])];
  return best(ranges, wild) > 0 ? byContent : undefined;
}
