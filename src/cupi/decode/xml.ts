import { XMLParser, XMLValidator, type X2jOptions } from 'fast-xml-parser';
import { addTo, asBranch, createElements } from './elements.ts';
import { decodeEntities } from './entities.ts';
import { type Decoded, bad, ok } from './problem.ts';
import { isBranch, type Branch, type Tree } from './tree.ts';
import { isLong, nextTurn } from './turns.ts';

interface XmlRoot {
  /** Local name, as written. */
  readonly name: string;
  /** Attributes of the root are named `@name`. */
  readonly content: Branch;
}

/** JavaScript's own names (`constructor`), which the parser would refuse or rename. */
const RESERVED = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** Where the root is, inside of our own element. */
const ROOT_DEPTH = 2;

export const parserOptions: X2jOptions = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // A matcher, which knows the depth; spelling the path out takes time.
  jPath: false,
  // With a prefix they are names like any other, and prefixes are not read. `!xml` is the parser's name for a document.
  transformTagName: (name) => (RESERVED.has(name) || name.startsWith('!') ? `own:${name}` : name),
  entityDecoder: {
    decode: decodeEntities,
    setExternalEntities: () => undefined,
    addInputEntities: () => undefined,
    setXmlVersion: () => undefined,
    reset: () => undefined,
  },
};

/** Goes through a document that has been validated and gives what stands in it; throws where it cannot be parsed. */
function parse(text: string): Branch {
  const elements = createElements();
  const parser = new XMLParser({
    ...parserOptions,
    // `false` and `''`: it keeps nothing of it. A tree of its own would have to be gone through once more.
    updateTag: (name, matcher, attributes) => {
      const depth = depthAt(matcher);
      elements.begin(depth, localName(name), depth === ROOT_DEPTH ? attributesOf(attributes) : undefined);
      return false;
    },
    tagValueProcessor: (_name, value, matcher) => {
      elements.text(depthAt(matcher), value);
      return '';
    },
  });
  parser.parse(text);
  return elements.end();
}

/** How many elements are open where the parser is. */
function depthAt(matcher: string | { getDepth(): number }): number {
  if (typeof matcher === 'string') throw new Error('a path, not a matcher');
  return matcher.getDepth();
}

/** A name without its prefix. */
function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** Of a field none is read: no document gives it one, what it says is its text. */
function attributesOf(attributes: Readonly<Record<string, string>>): Map<string, Tree[]> {
  const branch = new Map<string, Tree[]>();
  for (const [name, value] of Object.entries(attributes)) {
    if (!isNamespace(name)) addTo(branch, `@${localName(name.slice(1))}`, value.trim());
  }
  return branch;
}

/** `xmlns` and `xmlns:p` say how names are spelt, nothing about the object. */
function isNamespace(attribute: string): boolean {
  return /^@xmlns(:|$)/.test(attribute);
}

/** The one element that stands in another, with nothing beside it. */
function onlyElement(tree: Tree | undefined): readonly [name: string, tree: Tree] | undefined {
  if (tree === undefined || !isBranch(tree)) return undefined;
  const [first, ...others] = tree;
  if (!first || others.length > 0) return undefined;
  const [name, [only, ...more]] = first;
  return only !== undefined && more.length === 0 ? [name, only] : undefined;
}

/**
 * Reads one whole XML document or none of it. Never coerces; values are trimmed. The document is parsed inside an
 * element of our own, so that a second root or text after the root, which the parser lets pass, can be seen. No answer
 * has processing instructions inside; the parser would take them apart like attributes, without an end.
 */
export async function readXml(text: string): Promise<Decoded<XmlRoot>> {
  if (/<!DOCTYPE/i.test(text)) return bad('doctype');
  const body = text.replace(/^\uFEFF?(?:\s*<\?(?:[^?]|\?(?!>))*\?>)*/, '');
  if (body.includes('<?')) return bad('malformedXml');
  const document = `<whole>${body}</whole>`;
  try {
    // Otherwise a cut document would pass as a shorter one.
    if (XMLValidator.validate(document) !== true) return bad('malformedXml');
    if (isLong(document)) await nextTurn();
    const whole = onlyElement(parse(document));
    const root = onlyElement(whole?.[1]);
    if (!root) return bad('malformedXml');
    return ok({ name: root[0], content: asBranch(root[1]) });
  } catch {
    // The parser's message may quote the document: only the kind of problem leaves this file.
    return bad('malformedXml');
  }
}
