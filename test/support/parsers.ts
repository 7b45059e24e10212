import { mock } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** Counts from now on how often a document gets to a parser. Ended by `mock.restoreAll`. */
export function watchParsers(): () => number {
  const validator = mock.method(XMLValidator, 'validate');
  const [xml, json] = [mock.method(XMLParser.prototype, 'parse'), mock.method(JSON, 'parse')];
  // What is not valid gets to the validator alone.
  return () => Math.max(validator.mock.callCount(), xml.mock.callCount()) + json.mock.callCount();
}
