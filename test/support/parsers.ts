import { mock } from 'node:test';
import { XMLParser } from 'fast-xml-parser';

/** Counts from now on how often a document is parsed. Ended by `mock.restoreAll`. */
export function watchParsers(): () => number {
  const parsers = [mock.method(XMLParser.prototype, 'parse'), mock.method(JSON, 'parse')];
  return () => parsers.reduce((sum, parser) => sum + parser.mock.callCount(), 0);
}
