import { XMLParser } from 'fast-xml-parser';
import { decodeEntities } from './entities.ts';
import { type Decoded, bad, ok } from './problem.ts';
import { TEXT, type Branch, type Tree } from './tree.ts';

interface XmlRoot {
  /** Local name, as written. */
  readonly name: string;
  /** Attributes of the root are named `@name`. */
  readonly content: Branch;
}

/** Keeps every name apart from JavaScript's own (`constructor`), which the parser would refuse or rename. */
const MARK = '$';
const ATTRIBUTES = ':@';

/** In the order of the document: a text under `#text`, or an element's nodes under its name and its attributes beside. */
type Node = Readonly<Record<string, unknown>>;

/** The second argument switches validation on: without it a cut document would pass as a shorter one. */
interface StrictParser {
  parse(text: string, validate: true): readonly Node[];
}

// Typed as our own interface because the package announces that validation will move to a package of its own.
const parser: StrictParser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Nothing here asks for the path of a node, and spelling it out takes time.
  jPath: false,
  // Called twice for `<x/>`.
  transformTagName: (name) => (name.startsWith(MARK) ? name : MARK + name),
  entityDecoder: {
    decode: decodeEntities,
    setExternalEntities: () => undefined,
    addInputEntities: () => undefined,
    setXmlVersion: () => undefined,
    reset: () => undefined,
  },
});

interface Element {
  readonly name: string;
  /** Named `@name`. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly children: readonly Element[];
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

function elementOf(name: string, attributes: unknown, nodes: readonly Node[]): Element {
  const children: Element[] = [];
  const texts: string[] = [];
  for (const node of nodes) {
    for (const [key, value] of Object.entries(node)) {
      if (key === TEXT && typeof value === 'string') texts.push(value);
      if (key.startsWith(MARK))
        children.push(elementOf(key.slice(MARK.length), node[ATTRIBUTES], isNodes(value) ? value : []));
    }
  }
  return { name: localName(name), attributes: attributesOf(attributes), text: texts.join(''), children };
}

function isNodes(value: unknown): value is readonly Node[] {
  return Array.isArray(value);
}

function attributesOf(value: unknown): Element['attributes'] {
  return Object.entries(value ?? {}).map(([name, text]) => [name, String(text)]);
}

function branchOf(element: Element, attributes: Element['attributes']): Branch {
  const branch = new Map<string, Tree[]>();
  const add = (name: string, value: Tree) => {
    const values = branch.get(name);
    if (values) values.push(value);
    else branch.set(name, [value]);
  };
  for (const [name, value] of attributes) {
    if (isNamespace(name)) continue;
    add(`@${localName(name.slice(1))}`, value.trim());
  }
  for (const child of element.children) add(child.name, treeOf(child));
  if (element.text.trim() !== '') add(TEXT, element.text.trim());
  return branch;
}

/** `xmlns` and `xmlns:p` say how names are spelt, nothing about the object. */
function isNamespace(attribute: string): boolean {
  return /^@xmlns(:|$)/.test(attribute);
}

/** No document gives a field an attribute; what a field says is its text. */
function treeOf(element: Element): Tree {
  return element.children.length === 0 ? element.text.trim() : branchOf(element, []);
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
    const outer = elementOf('', undefined, parser.parse(`<whole>${body}</whole>`, true));
    const [whole, ...others] = outer.children;
    const [root, ...more] = whole?.children ?? [];
    if (!whole || !root || others.length + more.length > 0) return bad('malformedXml');
    if ((whole.text + outer.text).trim() !== '') return bad('malformedXml');
    return ok({ name: root.name, content: branchOf(root, root.attributes) });
  } catch {
    // The parser's message may quote the document: only the kind of problem leaves this file.
    return bad('malformedXml');
  }
}
