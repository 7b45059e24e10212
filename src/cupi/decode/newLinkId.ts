import type { HttpResponse } from '../../http/exchange.ts';
import { isObjectId } from '../objectId.ts';
import { readDocument } from './document.ts';
import { looksLikeHtml } from './mediaType.ts';
import { leavesOf, valuesOf, type Tree } from './tree.ts';

/** `httpslinks/<id>` anywhere; Cisco's page shows a blank and angle brackets around the id. */
const LINK_PATH = /httpslinks\/+[\s<]*([0-9A-Za-z-]+)(?=$|[\s"'<>)\],.;?#/\\])/gi;
const GUID = /(?<![0-9A-Za-z-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9A-Za-z-])/i;
/** Segments of the API's own paths: never an id. */
const RESERVED = new Set(['vmrest', 'httpslinks', 'operation', 'autojoin']);

function usable(id: string | undefined): id is string {
  return id !== undefined && isObjectId(id) && !RESERVED.has(id.toLowerCase());
}

/** The id in one text: after the last `httpslinks/` (some releases double the path), a GUID, or a path's end. */
function idIn(text: string): string | undefined {
  const paths = [...text.matchAll(LINK_PATH)].map((match) => match[1]).filter(usable);
  if (paths.length > 0) return paths.at(-1);
  const guid = GUID.exec(text)?.[0];
  if (guid !== undefined) return guid;
  const path = text.trim().replace(/^["']|["']$/g, '');
  if (!path.includes('/') || /\s|\.\./.test(path)) return undefined;
  const last = path
    .replace(/[?#].*$/s, '')
    .replace(/(?<!\/)\/+$/, '')
    .split('/')
    .at(-1);
  return usable(last) ? last : undefined;
}

/** The texts a body holds: its ObjectId first, then the values of XML or JSON, or the body itself. */
async function textsOf(response: HttpResponse): Promise<readonly Tree[]> {
  const read = await readDocument(response);
  if (read.kind !== 'ok') return [response.text];
  const { content } = read.value;
  const inner = [...content.values()].flat();
  const ids = [content, ...inner].flatMap((tree) =>
    typeof tree === 'string' ? [] : valuesOf(tree, 'ObjectId'),
  );
  return [...ids.map((id) => (typeof id === 'string' ? `httpslinks/${id}` : id)), ...leavesOf(content)];
}

/**
 * The id of a link just made. Documented: a bare path as the body. Seen: other bodies, and a Location with the
 * path doubled (facts sheet 1.6). `undefined` when neither names one: the link may exist all the same. From a body that
 * may have been cut off only a whole GUID is taken.
 */
export async function newLinkId(response: HttpResponse): Promise<string | undefined> {
  const body = looksLikeHtml(response.text) ? [] : await textsOf(response);
  for (const text of body) {
    const id = typeof text === 'string' ? idIn(text) : undefined;
    if (id !== undefined && (!response.endedByClose || GUID.test(id))) return id;
  }
  return response.location === undefined ? undefined : idIn(response.location);
}
