import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod/mini';
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

/** The second argument switches validation on: without it a cut document would pass as a shorter one. */
interface StrictParser {
  parse(text: string, validate: true): unknown;
}

// Typed as our own interface because the package announces that validation will move to a package of its own.
const parser: StrictParser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
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

const nodesSchema = z.array(z.record(z.string(), z.unknown()));
const attributesSchema = z._default(z.record(z.string(), z.string()), {});

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

function elementOf(name: string, attributes: unknown, content: unknown): Element {
  const nodes = nodesSchema.parse(content);
  return {
    name: localName(name),
    attributes: attributesSchema.parse(attributes),
    text: nodes.map((node) => z._default(z.string(), '').parse(node[TEXT])).join(''),
    children: nodes.flatMap((node) =>
      Object.entries(node)
        .filter(([key]) => key.startsWith(MARK) && !key.startsWith(`${MARK}?`))
        .map(([key, value]) => elementOf(key.slice(MARK.length), node[ATTRIBUTES], value)),
    ),
  };
}

function branchOf(element: Element, attributes: Readonly<Record<string, string>>): Branch {
  const branch = new Map<string, readonly Tree[]>();
  const add = (name: string, value: Tree) => branch.set(name, [...(branch.get(name) ?? []), value]);
  for (const [name, value] of Object.entries(attributes)) {
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
  return element.children.length === 0 ? element.text.trim() : branchOf(element, {});
}

/**
 * Reads one whole XML document or none of it. Never coerces; values are trimmed. The document is parsed inside an
 * element of our own, so that a second root or text after the root, which the parser lets pass, can be seen.
 */
export function readXml(text: string): Decoded<XmlRoot> {
  if (/<!DOCTYPE/i.test(text)) return bad('doctype');
  const body = text.replace(/^\uFEFF?\s*<\?xml\s[^>]*\?>/, '').replace(/^\uFEFF/, '');
  try {
    const outer = elementOf('', {}, parser.parse(`<whole>${body}</whole>`, true));
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
