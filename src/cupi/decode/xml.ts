import { XMLParser, type X2jOptions } from 'fast-xml-parser';
import { decodeEntities } from './entities.ts';
import { type Decoded, bad, ok } from './problem.ts';
import { TEXT, type Branch, type Tree } from './tree.ts';

interface XmlRoot {
  /** Local name, as written. */
  readonly name: string;
  /** Attributes of the root are named `@name`. */
  readonly content: Branch;
}

/** JavaScript's own names (`constructor`), which the parser would refuse or rename. */
const RESERVED = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);
const ATTRIBUTES = ':@';

/** In the order of the document: a text under `#text`, or an element's nodes under its name and its attributes beside. */
type Node = Readonly<Record<string, unknown>>;

/** The second argument switches validation on: without it a cut document would pass as a shorter one. */
interface StrictParser {
  parse(text: string, validate: true): readonly Node[];
}

export const parserOptions: X2jOptions = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Nothing here asks for the path of a node, and spelling it out takes time.
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

// Typed as our own interface because the package announces that validation will move to a package of its own.
const parser: StrictParser = new XMLParser(parserOptions);

/** What a node is: `#text`, or the name of an element. */
function keyOf(node: Node): string {
  // Not `Object.keys`, which makes a list for each of thousands of nodes.
  for (const key in node) return key;
  return '';
}

/** A name without its prefix. */
function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

function isElement(node: Node): boolean {
  return node[TEXT] === undefined;
}

/** What stands inside an element. */
function nodesIn(node: Node | undefined): readonly Node[] {
  const inside = node?.[keyOf(node)];
  return isNodes(inside) ? inside : [];
}

function isNodes(value: unknown): value is readonly Node[] {
  return Array.isArray(value);
}

function textIn(nodes: readonly Node[]): string {
  let text = '';
  for (const { [TEXT]: part } of nodes) if (typeof part === 'string') text += part;
  return text.trim();
}

function branchOf(nodes: readonly Node[], attributes?: unknown): Branch {
  const branch = new Map<string, Tree[]>();
  const add = (name: string, value: Tree) => {
    const values = branch.get(name);
    if (values) values.push(value);
    else branch.set(name, [value]);
  };
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (!isNamespace(name)) add(`@${localName(name.slice(1))}`, String(value).trim());
  }
  let text = '';
  for (const node of nodes) {
    const key = keyOf(node);
    const inside = node[key];
    if (isNodes(inside)) add(localName(key), treeOf(inside));
    else text += String(inside);
  }
  text = text.trim();
  if (text !== '') add(TEXT, text);
  return branch;
}

/** `xmlns` and `xmlns:p` say how names are spelt, nothing about the object. */
function isNamespace(attribute: string): boolean {
  return /^@xmlns(:|$)/.test(attribute);
}

/** No document gives a field an attribute; what a field says is its text. */
function treeOf(nodes: readonly Node[]): Tree {
  return nodes.some(isElement) ? branchOf(nodes) : textIn(nodes);
}

/**
 * Reads one whole XML document or none of it. Never coerces; values are trimmed. The document is parsed inside an
 * element of our own, so that a second root or text after the root, which the parser lets pass, can be seen. No answer
 * has processing instructions inside; the parser would take them apart like attributes, without an end.
 */
export function readXml(text: string): Decoded<XmlRoot> {
  if (/<!DOCTYPE/i.test(text)) return bad('doctype');
  const body = text.replace(/^\uFEFF?(?:\s*<\?(?:[^?]|\?(?!>))*\?>)*/, '');
  if (body.includes('<?')) return bad('malformedXml');
  try {
    const outer = parser.parse(`<whole>${body}</whole>`, true);
    const [whole, ...others] = outer.filter(isElement);
    const within = nodesIn(whole);
    const [root, ...more] = within.filter(isElement);
    if (!root || others.length + more.length > 0) return bad('malformedXml');
    if (textIn(within) + textIn(outer) !== '') return bad('malformedXml');
    return ok({ name: localName(keyOf(root)), content: branchOf(nodesIn(root), root[ATTRIBUTES]) });
  } catch {
    // The parser's message may quote the document: only the kind of problem leaves this file.
    return bad('malformedXml');
  }
}
